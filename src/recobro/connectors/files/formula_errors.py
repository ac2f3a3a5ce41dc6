"""Cells of an XLSX that show an error, which the workbook library gives as blank.

A blank outstanding amount means "all of it"; an outstanding amount of #REF! must not.
"""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree as ET

_CELL = re.compile(
    rb'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]{1,20})</v>"
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REF = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"

# Of each sheet: row and column, from 0, and what the cell shows.
Errors = dict[str, list[tuple[int, int, str]]]


def formula_errors(archive: zipfile.ZipFile) -> Errors:
    """The cells with errors of each sheet; nothing where the parts are not as usual."""
    names = set(archive.namelist())
    if _WORKBOOK not in names or _RELATIONS not in names:
        return {}
    paths = {
        relation.get("Id", ""): _path(relation.get("Target", ""))
        for relation in _parsed(archive.read(_RELATIONS))
    }
    found: Errors = {}
    for sheet in _parsed(archive.read(_WORKBOOK)).iter(f"{_MAIN}sheet"):
        path = paths.get(sheet.get(_REF, ""), "")
        xml = archive.read(path) if path in names else b""
        if b't="e"' in xml:
            found[sheet.get("name", "")] = [
                (int(row) - 1, column_number(letters) - 1, text.decode("utf-8"))
                for letters, row, text in _CELL.findall(xml)
            ]
    return found


def column_number(letters: bytes) -> int:
    """The number of a column, from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parsed(xml: bytes) -> ET.Element:
    # Entities are what an XML bomb is made of, and no spreadsheet writes them.
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return ET.Element("refused")
    try:
        return ET.fromstring(xml)  # noqa: S314
    except ET.ParseError:
        return ET.Element("broken")
