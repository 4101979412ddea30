"""Charts of a road: tension, odds, and what stands on their field."""
