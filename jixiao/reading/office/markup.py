"""XML parts of office files, parsed so that none can reach the network, expand entities or fill memory."""

import re
from typing import Any

from lxml import etree

from ...errors import ReportError
from ..archive import Archive

MAX_PIECES = 3_000_000
"""Tags and attributes of one part; each takes about 200 bytes in memory."""

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
# no tag with its attributes, and no text, is as long: a cell holds 32,767 characters
_LONG_PIECE = re.compile(rb"<[^<]{262144}")
# "Strict" files have other names for the same things
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|spreadsheetml/main|officeDocument/relationships|officeDocument/math)"
)
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_HARDENED: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = Any
"""An lxml element; lxml has no types of its own."""


def part(archive: Archive, name: str) -> Element:
    """The root of an XML part. Raises ReportError where it is missing, damaged, too large, or has a DTD."""
    data = _checked(archive.file_name, name, archive.read(name))
    try:
        return etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True, **_HARDENED))
    except etree.XMLSyntaxError as error:
        raise _damaged(archive.file_name, name, error) from None


def stream(archive: Archive, name: str, target: Any) -> None:
    """Tell a parser target (start, end, data, close) of an XML part's elements; no tree is kept."""
    data = _checked(archive.file_name, name, archive.read(name))
    try:
        etree.fromstring(data, etree.XMLParser(target=target, remove_comments=True, remove_pis=True, **_HARDENED))
    except etree.XMLSyntaxError as error:
        raise _damaged(archive.file_name, name, error) from None


def relations(archive: Archive, name: str) -> dict[str, tuple[str, str]]:
    """Id → (kind, target as a name in the archive) of what a part refers to; nothing if it refers to nothing."""
    folder, _, own = name.rpartition("/")
    listing = f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels"
    if listing not in archive:
        return {}
    found = {}
    for relation in part(archive, listing).iter(_RELATIONSHIP):
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = kind, _resolved(folder, relation.get("Target", ""))
    return found


def main_part(archive: Archive, usual: str) -> str:
    """The name of the part that the package says is its document."""
    targets = [target for kind, target in relations(archive, "").values() if kind == "officeDocument"]
    return next((target for target in targets if target in archive), usual)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _checked(file_name: str, name: str, data: bytes) -> bytes:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _ENCODING.sub(b"", data.decode("utf-16", "replace").encode(), count=1)
    if _DOCTYPE.search(data):
        raise ReportError(file_name, "refused.entities", part=name)
    if data.count(b"<") + data.count(b'="') + data.count(b"='") > MAX_PIECES or _LONG_PIECE.search(data):
        raise ReportError(file_name, "refused.xml_pieces", part=name)
    if b"purl.oclc.org/ooxml" in data[:65536]:
        data = _STRICT.sub(lambda match: _TRANSITIONAL[match[1]], data)
    return data


def _damaged(file_name: str, name: str, error: etree.XMLSyntaxError) -> ReportError:
    if "depth" in str(error):
        return ReportError(file_name, "refused.xml_deep", part=name)
    return ReportError(file_name, "refused.xml_damaged", part=name, line=error.lineno)
