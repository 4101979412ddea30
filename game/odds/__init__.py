"""Chances from many playouts: odds of a node, risk of a watch, turning points, luck accounting. Never a forecast."""
