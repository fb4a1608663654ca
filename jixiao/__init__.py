"""Jixiao (绩效) reads published budget-performance reports into exact, cited facts and shows them."""

__version__ = "0.1.0"
