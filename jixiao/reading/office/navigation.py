"""What surrounds the text on a site's page: menus, trails, link lists, footers, what is hidden. No report says it."""

import re
from dataclasses import dataclass

from lxml import etree

from .markup import Element

NEVER = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "title", "meta", "link", "base", "del", "rt", "rp"),
        *("object", "embed", "applet", "iframe", "frame", "frameset", "noframes", "svg", "math", "canvas", "audio"),
        *("video", "map", "select", "option", "datalist", "button", "textarea", "dialog"),
    )
)
"""Elements whose content is not printed on the page, or is no text of it."""

_FURNITURE = frozenset(("nav", "footer", "aside", "menu"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"))
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|copyright|sidebar|share|toolbar|topbar|pager|pagination"
    r"|related|recommend|position|location|links|friendlink)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CONTAINERS = _FURNITURE | {
    *("div", "ul", "ol", "dl", "table", "tbody", "tr", "td", "p", "span", "section", "header", "form", "center"),
    "fieldset",
}
_LINE = re.compile(
    r".{0,20}(?:当前位置|您的位置|所在位置|现在的位置|位置[:：]).{0,120}|.{0,60}(?:版权所有|ICP备|公网安备|网站标识码|Copyright|©).{0,160}"
    r"|(?:[\s|｜/·:：【】\[\]()（）]*(?:打印|关闭|窗口|本页|分享|分享到|收藏|上一篇|下一篇|返回顶部|返回|字号|字体|大|中|小|默认|超大|微信"
    r"|微博|朋友圈|扫一扫|无障碍|繁体|简体|登录|注册|首页|A\+|A-|EN))+[\s|｜/·:：【】\[\]()（）]*",
    re.IGNORECASE,
)
_FIGURE = re.compile("[0-9]")
_LONGEST_LINE = 220
_MIN_LINKS, _LINK_SHARE = 3, 0.6
_SHORT, _LONGEST_NAMED, _SOME_LINKED = 150, 800, 0.3
_FEW_FIGURES = 4


@dataclass(slots=True)
class _Weight:
    """Characters of an element's text, those inside links, its links, cells that hold a figure, whether it has one."""

    text: int = 0
    linked: int = 0
    links: int = 0
    figures: int = 0
    has_figure: bool = False

    def say(self, text: str | None) -> None:
        if text:
            self.text += len(text.strip())
            self.has_figure = self.has_figure or _FIGURE.search(text) is not None


def without_furniture(root: Element) -> None:
    """Take out of the tree what surrounds the text. A table of figures is never taken out."""
    hidden = [element for element in root.iter(etree.Element) if element.tag in NEVER or _is_hidden(element)]
    for element in hidden:
        _remove(element)
    weights = _weights(root)
    for element in [element for element in root.iter(*_CONTAINERS) if _is_furniture(element, weights)]:
        _remove(element)


def is_furniture_line(text: str) -> bool:
    """Whether a line outside tables is a trail, a copyright notice or a row of tools."""
    return len(text) <= _LONGEST_LINE and _LINE.fullmatch(text) is not None


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None or element.tag in ("html", "body"):
        return
    tail = element.tail
    before = element.getprevious()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _weights(root: Element) -> dict[Element, _Weight]:
    """The weight of every element, children before parents."""
    found: dict[Element, _Weight] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        weight = found.setdefault(element, _Weight())
        weight.say(element.text)
        if element.tag == "a" and not element.get("href", "#").startswith("#"):
            weight.linked, weight.links = weight.text, weight.links + 1
        if element.tag in ("td", "th") and not weight.figures:
            weight.figures = int(weight.has_figure)
        parent = element.getparent()
        if parent is not None:
            above = found.setdefault(parent, _Weight())
            above.text, above.links = above.text + weight.text, above.links + weight.links
            above.linked, above.figures = above.linked + weight.linked, above.figures + weight.figures
            above.has_figure = above.has_figure or weight.has_figure
            above.say(element.tail)
    return found


def _is_furniture(element: Element, weights: dict[Element, _Weight]) -> bool:
    weight = weights[element]
    if weight.figures >= _FEW_FIGURES and weight.linked < _LINK_SHARE * weight.text:
        return False
    if element.tag in _FURNITURE or element.get("role", "").lower() in _ROLES:
        return True
    if weight.links >= _MIN_LINKS and weight.linked > _LINK_SHARE * weight.text:
        return True
    name = f"{element.get('class', '')} {element.get('id', '')}"
    if not _NAMED.search(name) or next(element.iter("h1"), None) is not None:
        return False
    return weight.text <= _SHORT or (weight.text <= _LONGEST_NAMED and weight.linked > _SOME_LINKED * weight.text)
