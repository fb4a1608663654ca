"""Page numbers in words of figures."""

from collections.abc import Iterable


def page_ranges(pages: Iterable[int]) -> str | None:
    """Page numbers as people write them, `3, 7–9`; None without any."""
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ", ".join(str(low) if low == high else f"{low}\N{EN DASH}{high}" for low, high in ranges) or None
