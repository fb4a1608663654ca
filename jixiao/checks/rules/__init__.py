"""The rules, a module a group. Their order is the order in which a failure that breaks several is told."""

from . import funds, form, sums, compositions, classification, holdings, budgets, rates, shares, counts, repeats  # noqa: I001

__all__ = [
    "budgets",
    "classification",
    "compositions",
    "counts",
    "form",
    "funds",
    "holdings",
    "rates",
    "repeats",
    "shares",
    "sums",
]
