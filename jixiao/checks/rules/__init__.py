"""The rules, a module a group. Their order is the order in which a failure that breaks several is told."""

from . import funds, sums, compositions, classification, holdings, budgets, rates, shares, repeats

__all__ = ["budgets", "classification", "compositions", "funds", "holdings", "rates", "repeats", "shares", "sums"]
