"""The drawer that shows where a figure comes from."""


def drawer() -> None:
    """Stub."""
