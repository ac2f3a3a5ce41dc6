"""A sheet of paper: a title, parties, facts, tables over pages, and a footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, WrapMode, XPos, YPos

from recobro.documents.formats import ENCODING, printable

_FONT = "Helvetica"
_MARGIN = 18.0
_BOTTOM = 20.0
_LINE = 4.6
_PADDING = 1.2
_INK, _SOFT, _RULE = (28, 34, 40), (90, 100, 110), (205, 211, 217)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its title, its share of the width, and where it leans."""

    title: str
    share: float
    right: bool = False


class Sheet(FPDF):
    """A document being written; texts are put through `printable`.

    `footer_text` stands at the foot of every page; `page_text` counts the pages and
    has the blanks `page` and `pages`.
    """

    def __init__(
        self,
        *,
        paper: str,
        title: str,
        author: str,
        language: str,
        issued_at: datetime,
        footer_text: str,
        page_text: str,
    ) -> None:
        super().__init__(orientation="portrait", unit="mm", format=paper)
        self.core_fonts_encoding = ENCODING
        self._footer_text, self._page_text = printable(footer_text), page_text
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(auto=True, margin=_BOTTOM)
        self.set_title(title)
        self.set_author(author)
        self.set_subject(title)
        self.set_creator("recobro")
        self.set_lang(language)
        # The moment of issue, not of printing: the same document, the same bytes.
        self.set_creation_date(issued_at)
        self.add_page()
        self._text(title, size=17, style="B", leading=8)
        self.ln(3)

    def footer(self) -> None:
        """Who issued it and when, and the page: on every page."""
        self.set_y(-_BOTTOM + 5)
        self.set_font(_FONT, size=7.5)
        self.set_text_color(*_SOFT)
        self.cell(self.epw * 0.8, 4, self._footer_text)
        counted = self._page_text.format(page=self.page_no(), pages="{nb}")
        self.cell(0, 4, printable(counted), align="R")

    def columns(self, *blocks: Sequence[str]) -> None:
        """Blocks of lines side by side; the first line of each is its title."""
        top, width = self.get_y(), self.epw / len(blocks)
        lowest = top
        for place, lines in enumerate(blocks):
            self.set_y(top)
            for number, line in enumerate(lines):
                self.set_x(self.l_margin + place * width)
                self.set_font(_FONT, style="B" if number == 1 else "", size=9)
                self.set_text_color(*(_SOFT if number == 0 else _INK))
                self.multi_cell(
                    width - 4,
                    _LINE,
                    printable(line),
                    align="L",
                    new_x=XPos.LMARGIN,
                    new_y=YPos.NEXT,
                    wrapmode=WrapMode.WORD,
                )
            lowest = max(lowest, self.get_y())
        self.set_y(lowest + 4)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Names with their values, one a line; the first stands out."""
        for number, (name, value) in enumerate(pairs):
            size = 12.0 if number == 0 else 9.5
            self.set_font(_FONT, size=size)
            self.set_text_color(*_SOFT)
            self.cell(62, 6, printable(name))
            self.set_font(_FONT, style="B", size=size)
            self.set_text_color(*_INK)
            self.multi_cell(
                0, 6, printable(value), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
            )
        self.ln(3)

    def section(self, title: str) -> None:
        """The title of a part, kept together with what follows."""
        if self.get_y() > self.eph + self.t_margin - 30:
            self.add_page()
        self.ln(2)
        self._text(title, size=11.5, style="B", leading=7)

    def note(self, text: str) -> None:
        """A sentence in small letters."""
        self._text(text, size=8.5, soft=True, leading=4.2)
        self.ln(1.5)

    def grid(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Rows under their titles; the titles come again on every page."""
        self._titles(columns)
        for row in rows:
            cells = self._wrapped(columns, row)
            height = max(map(len, cells)) * _LINE + 2 * _PADDING
            if self.get_y() + height > self.h - _BOTTOM:
                self.add_page()
                self._titles(columns)
            self._row(columns, cells, height)
        self.ln(2)

    def _titles(self, columns: Sequence[Column]) -> None:
        self.set_font(_FONT, style="B", size=8)
        self.set_text_color(*_SOFT)
        for column in columns:
            title = printable(column.title)
            self.cell(self._width(column), 6, title, align=_side(column))
        self.ln(6)
        self._rule()

    def _wrapped(
        self, columns: Sequence[Column], row: Sequence[str]
    ) -> list[list[str]]:
        self.set_font(_FONT, size=8.5)
        return [
            self._lines(self._width(column), printable(text) or " ")
            for column, text in zip(columns, row, strict=True)
        ]

    def _lines(self, width: float, text: str) -> list[str]:
        """The text broken into lines of that width, without writing it."""
        lines = self.multi_cell(
            width,
            _LINE,
            text,
            dry_run=True,
            output=MethodReturnValue.LINES,
            wrapmode=WrapMode.WORD,
        )
        # the library hands its lines back with their bytes taken for Latin-1
        return [
            line.encode("latin-1").decode(ENCODING) for line in cast("list[str]", lines)
        ]

    def _row(
        self, columns: Sequence[Column], cells: Sequence[Sequence[str]], height: float
    ) -> None:
        top, left = self.get_y(), self.l_margin
        self.set_text_color(*_INK)
        for column, lines in zip(columns, cells, strict=True):
            for number, line in enumerate(lines):
                self.set_xy(left, top + _PADDING + number * _LINE)
                self.cell(self._width(column), _LINE, line, align=_side(column))
            left += self._width(column)
        self.set_xy(self.l_margin, top + height)
        self._rule()

    def _rule(self) -> None:
        self.set_draw_color(*_RULE)
        self.set_line_width(0.2)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())

    def _width(self, column: Column) -> float:
        return float(self.epw) * column.share

    def _text(
        self,
        text: str,
        *,
        size: float,
        style: str = "",
        soft: bool = False,
        leading: float,
    ) -> None:
        self.set_font(_FONT, style=style, size=size)
        self.set_text_color(*(_SOFT if soft else _INK))
        self.multi_cell(
            0,
            leading,
            printable(text),
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )


def _side(column: Column) -> str:
    return "R" if column.right else "L"
