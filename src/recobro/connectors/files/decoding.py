"""Bytes of a text file to text: byte-order marks, UTF-8, UTF-16, and old code pages."""

from __future__ import annotations

import codecs

from recobro.connectors.files.errors import NotATableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPANISH = frozenset("áéíóúüñçÁÉÍÓÚÜÑÇºª€àèòÀÈÒ¿¡·")
_CODE_PAGES = ("cp1252", "cp850", "mac_roman")
_SAMPLE_BYTES = 200_000


def decode(data: bytes, filename: str) -> str:
    """The text of a file.

    Windows-1252 is what a Spanish export is where it is not UTF-8; the code pages of
    DOS and old Macs are taken only where they give more Spanish letters. Raises
    NotATableError for bytes that are no text.
    """
    text = _decoded(data)
    sample = text[:_SAMPLE_BYTES]
    controls = sum(1 for c in sample if (c < " " and c not in "\t\r\n\f\v") or c == "�")
    if "\0" in sample or controls * 20 > len(sample):
        raise NotATableError(filename)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if guess := _utf16_without_mark(data):
        return data.decode(guess, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A few broken bytes in a UTF-8 file must not turn all its accents to rubbish.
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("�")
    good = sum(1 for c in lenient if c > "\x7f" and c != "�")
    if good > 3 * broken:
        return lenient
    return data.decode(_code_page(data), "replace")


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _code_page(data: bytes) -> str:
    odd = bytes(byte for byte in data[:_SAMPLE_BYTES] if byte > 0x7F)

    def letters(encoding: str) -> int:
        return sum(1 for c in odd.decode(encoding, "replace") if c in _SPANISH)

    # max() keeps the first of equals, so Windows-1252 wins a draw.
    return max(_CODE_PAGES, key=letters)
