"""Knot of War: a negotiation simulation of October 1962."""

__version__ = "0.1.0"
