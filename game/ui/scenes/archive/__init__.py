"""The archive: the tree of roads, watching, comparing, odds, sharing, taking over."""
