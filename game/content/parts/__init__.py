"""One file per subject of a scenario: typed entries in, checked and compiled definitions out."""
