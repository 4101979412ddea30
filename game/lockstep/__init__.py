"""Many games at once: the rules and the personas in lock step, one NumPy element a game."""
