"""What reading scans costs, and how well it goes: forms of the sample, printed, scanned in several ways, and read back.

`python -m benchmarks.scan` needs the extra `ocr`. Cells are compared with what the page prints; wrong ones count as
marked where their row is damaged. `--forms 1` is a quick look.
"""

import sys
from time import process_time

import click

from jixiao.parsing import parse
from jixiao.reading import read_bytes
from jixiao.reading.scan import is_installed, tool
from tests.gold_facts import compare_forms
from tests.originals import SHARED
from tests.scanned import Scanner, scanned_pdf
from tests.set_forms import ORDERS, as_printed, opening, report_answers, set_forms
from tests.set_pdf import Style, has_glyphs, pdf_report

from .measure import keep_to_one_core

_SCANNERS = {
    "200 dpi": Scanner(200),
    "200 dpi, askew": Scanner(200, skew=1.2),
    "150 dpi": Scanner(150),
    "150 dpi, blurred, askew": Scanner(150, noise=8, blur=0.6, skew=0.8, quality=45),
    "110 dpi, blurred": Scanner(110, noise=10, blur=0.7),
}


@click.command()
@click.option("--forms", default=6, show_default=True, help="How many forms of each report are read.")
@click.option("--rules", type=click.Choice(["lines", "none"]), default="lines", show_default=True)
def main(forms: int, rules: str) -> None:
    """Measure and print a table."""
    if not is_installed() or not SHARED.exists():
        click.echo("skipped: this needs the extra `ocr` (make bench EXTRAS=test,ocr) and the published originals")
        return
    pinned = keep_to_one_core()
    click.echo(f"Python {sys.version.split()[0]}, {tool()}, {'one core' if pinned else 'NOT kept to one core'}\n")
    click.echo("| scanner | pages | s a page | cells | right, % | wrong, marked | wrong, not marked | rows marked, % |")
    click.echo("|---|---:|---:|---:|---:|---:|---:|---:|")
    for number, (name, scanner) in enumerate(_SCANNERS.items()):
        click.echo(f"| {name} | {_line(scanner, number, forms, rules)} |")


def _line(scanner: Scanner, number: int, forms: int, rules: str) -> str:
    pages, cells, marked, unmarked, rows, damaged, seconds = 0, 0, 0, 0, 0, 0, 0.0
    for key in ("003", "004"):
        answers, order = report_answers(key), ORDERS[number % len(ORDERS)]
        answers |= {"department": None, "projects": answers["projects"][number : number + forms]}
        for form in answers["projects"]:
            form["indicators"] = [row for row in form["indicators"] if has_glyphs(row["target"]["raw"])]
        pdf = scanned_pdf(pdf_report(opening(answers), set_forms(answers, order), Style(rules=rules)), scanner)
        began = process_time()
        document = read_bytes("scan.pdf", pdf)
        seconds += process_time() - began
        facts = parse(document)[0]
        found = compare_forms(as_printed(answers, order), facts)
        read = [row for table in ("projects", "project_funds", "indicators") for row in facts.rows[table]]
        pages, cells = pages + len({*document.pages}), cells + found.compared.total()
        marked, unmarked = marked + len(found.excused), unmarked + len(found.wrong)
        rows, damaged = rows + len(read), damaged + sum(row.damaged for row in read)
    right = 100 * (1 - (marked + unmarked) / cells)
    shares = f"{cells:,} | {right:.2f} | {marked} | {unmarked} | {100 * damaged / rows:.1f}"
    return f"{pages} | {seconds / pages:.1f} | {shares}"


if __name__ == "__main__":
    main()
