"""A program of its own that opens every page of the PDF that it is given, within bounds of memory and time.

It ends well where the file can be opened or is refused by PDFium, and badly where it takes more than a report does.
"""

import sys

import pypdfium2  # noqa: F401 - starts the library
import pypdfium2.raw as raw

MOST_MEMORY = 640 * 2**20
MOST_SECONDS = 4
_MOST_PAGES = 2100


def main() -> None:
    """Open all pages of what stands on standard input."""
    content = sys.stdin.buffer.read()
    _limit()
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        return
    for index in range(min(raw.FPDF_GetPageCount(document), _MOST_PAGES)):
        page = raw.FPDF_LoadPage(document, index)
        if page:
            text = raw.FPDFText_LoadPage(page)
            if text:
                raw.FPDFText_ClosePage(text)
            raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)


def _limit() -> None:
    """Bound what this process may take, where the system can; else whoever started it bounds its time."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + MOST_SECONDS, int(used) + MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
