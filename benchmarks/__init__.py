"""Measurements of what loading costs; `make bench` runs them."""
