"""The codex and the words that lead to it."""
