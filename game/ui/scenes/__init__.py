"""The screens of the game, one file each. They arrange what `game.app` tells and ask for one another by intent.

`game.ui.play` decides which follows which.
"""
