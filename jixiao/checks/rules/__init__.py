"""The rules, a module a group. Their order is the order in which a failure that breaks several is told."""

from . import funds

__all__ = ["funds"]
