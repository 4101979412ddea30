"""The tree of watches: every road a game has taken, the historical line, and curated branches beside it."""
