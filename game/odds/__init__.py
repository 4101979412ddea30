"""How likely was it? Estimates from playouts: odds, risk, turning points, and what was luck."""
