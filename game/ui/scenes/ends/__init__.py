"""How it ends, and what there is to know afterwards."""
