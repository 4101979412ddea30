"""One match in play, for any front end: the session, the opponents' chairs, and everything a desk shows in words.

May import everything below; knows no window and no terminal.
"""
