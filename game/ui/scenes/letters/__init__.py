"""Letters: read, written, taken up."""
