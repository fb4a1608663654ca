"""The briefing: what leaves the dashboard for a meeting, as slides, a deck, a workbook, a page."""
