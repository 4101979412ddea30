"""What follows on what: the director's answers to intents, by subject. Each module has a table `ANSWERS`."""
