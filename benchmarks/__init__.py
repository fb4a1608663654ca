"""Measurements of what loading and the pages cost; `make bench` runs them."""
