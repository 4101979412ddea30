"""The tree of watches as a drawing."""
