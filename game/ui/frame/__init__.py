"""The frame around every screen: the window, its loop, what it draws when, who listens, and its own sheets."""
