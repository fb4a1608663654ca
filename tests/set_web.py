"""Sets reports as web pages, with what a site puts round them."""

import html
from collections.abc import Iterable

from tests.set_forms import SetForm

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>信息公开_某市人民政府</title>
<style>td {{ border: 1px solid }}</style><script>var total = "年度资金总额 99.99";</script></head>
<body>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>
<li><a href="/b">2021年预算</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/c">部门决算</a></div>
<div id="zoom">
{content}
</div>
<div style="display:none">1234.56</div>
<ul class="list"><li><a href="/1">2022年决算公开</a></li><li><a href="/2">2021年决算公开</a></li>
<li><a href="/3">2020年决算公开</a></li></ul>
<div class="bottom"><p>版权所有：某市人民政府 备案号：新ICP备05001234号</p></div>
</body></html>
"""


def web_report(opening: Iterable[str], forms: Iterable[SetForm], charset: str = "utf-8") -> bytes:
    """An .html page of paragraphs, then each form under its title."""
    parts = [f"<p>&emsp;&emsp;{html.escape(text)}</p>" for text in opening]
    for form in forms:
        parts.append(f"<p><b>{form.title}</b><br>{form.subtitle}</p>")
        parts.append(table(form))
    return PAGE.format(charset=charset, content="\n".join(parts)).encode(charset)


def table(form: SetForm) -> str:
    """A table with its spans; a line break of a cell is a <br>, and blanks stand round it as editors leave them."""
    rows = []
    for row in form.rows:
        cells = []
        for cell in row:
            wide = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
            high = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
            text = html.escape(cell.text).replace("\n", "<br>\n      ")
            cells.append(f"  <td{wide}{high}><p>\n    <span>{text or '&nbsp;'}</span></p></td>")
        rows.append("<tr>\n" + "\n".join(cells) + "\n</tr>")
    return f'<table border="1" width="100%"><tbody>{"".join(rows)}</tbody></table>'
