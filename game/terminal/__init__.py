"""The whole game in plain text: for terminals, for screen readers, for piped input, and where there is no display.

`game.terminal.run.run` plays on the standard streams, `game.terminal.shell.play` on any others.
"""
