"""The window: scenes, widgets, palettes, the rope and the map.

The only package that imports pygame. It reads views and words from `game.app` and hands back intents; it holds no rules.
`docs/ui.md` lists the toolkit's interfaces.
"""
