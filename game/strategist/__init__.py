"""An opponent that searches: it plays on from worlds that agree with all it can see."""
