"""Letters written out: a text grammar of the scenario, the occasion of a letter, and the pen that joins them."""
