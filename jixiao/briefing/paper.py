"""How sheets are printed: A4 across, all columns on one page, heads repeated, pages numbered."""

from xlsxwriter.worksheet import Worksheet

_A4 = 9
_MOST_FOOTER = 200
"""Excel takes 255 characters with its codes."""


def set_up(sheet: Worksheet, footer: str, size: tuple[int, int], heads: int = 0) -> None:
    """Set it up for a sheet of so many rows and columns; the row numbered `heads` is repeated on each page."""
    rows, columns = size
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.print_area(0, 0, rows - 1, columns - 1)
    if heads:
        sheet.repeat_rows(heads - 1)
    # an ampersand begins a code of the footer, two are one
    told = footer[:_MOST_FOOTER].replace("&", "&&")
    sheet.set_footer(f"&L&8{told}&C&8&A&R&8&P / &N")
    sheet.hide_gridlines(2)
