"""The window: scenes, widgets, palettes, the rope and the map.

The only package that imports pygame. It reads views and words from `game.app` and hands back intents: it has no rules.
`docs/ui.md` lists the toolkit's interfaces.
"""

import os

# pygame greets on standard output otherwise, which would spoil piped output; Windows would stretch a small picture.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
