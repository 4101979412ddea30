"""Every screen by name, in a set state: for looking at them side by side, and for tests of all of them."""
