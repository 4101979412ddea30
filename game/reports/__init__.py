"""Many games summed up, pictures of the state machine, and measurements: what a teacher or an author reads.

May import opponents, prose, saves, content and core; knows no window and no terminal.
"""
