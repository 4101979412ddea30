"""Knot of War: a negotiation simulation of October 1962."""
