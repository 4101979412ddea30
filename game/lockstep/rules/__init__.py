"""The rules in lock step, one file per subject under the names of `game.core.rules`; read the two side by side."""
