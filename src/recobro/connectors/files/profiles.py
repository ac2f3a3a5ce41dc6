"""What the values of a column look like: evidence of which field it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recobro.connectors.files.amounts import has_decimals_or_mark, looks_like_amount
from recobro.connectors.files.cells import Cell, Row, cell_at, is_nothing, text_of
from recobro.connectors.files.contacts import looks_like_phone
from recobro.connectors.files.dates import looks_like_date
from recobro.connectors.files.statuses import is_status_word, yes_or_no
from recobro.connectors.files.tax_ids import looks_like_tax_id

_SAMPLE_ROWS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Shares, from 0 to 1, of the filled cells of a sample; `filled` counts them.

    `words` is the mean number of words; `distinct` the share of different values.
    """

    filled: int = 0
    dates: float = 0
    serials: float = 0
    numbers: float = 0
    money: float = 0
    emails: float = 0
    phones: float = 0
    tax_ids: float = 0
    letters: float = 0
    figures: float = 0
    yes_no: float = 0
    states: float = 0
    distinct: float = 0
    words: float = 0


def sample_of(rows: Sequence[Row]) -> list[Row]:
    """At most some hundreds of rows, evenly spread."""
    step = max(1, len(rows) // _SAMPLE_ROWS)
    return list(rows[::step])


def profile_columns(sample: Sequence[Row], width: int, country: str) -> list[Profile]:
    """The profile of each column."""
    return [
        profile_of([cell_at(row, index) for row in sample], country)
        for index in range(width)
    ]


def profile_of(cells: Sequence[Cell], country: str) -> Profile:
    """The profile of one column's cells."""
    filled = [cell for cell in cells if not is_nothing(cell)]
    if not filled:
        return Profile()
    texts = [text_of(cell)[:200] for cell in filled]
    count = len(filled)

    def share(found: int) -> float:
        return found / count

    return Profile(
        filled=count,
        dates=share(sum(looks_like_date(c) for c in filled)),
        serials=share(
            sum(
                isinstance(c, int | float) and 30_000 <= c <= 60_000 and c == int(c)
                for c in filled
            )
        ),
        numbers=share(
            sum(looks_like_amount(c) and not looks_like_date(c) for c in filled)
        ),
        money=share(
            sum(has_decimals_or_mark(c) and not looks_like_date(c) for c in filled)
        ),
        emails=share(sum("@" in text for text in texts)),
        phones=share(
            sum(
                looks_like_phone(text) and not isinstance(cell, date)
                for cell, text in zip(filled, texts, strict=True)
            )
        ),
        tax_ids=share(sum(looks_like_tax_id(text, country) for text in texts[:60]))
        * (count / min(count, 60)),
        letters=share(
            sum(
                isinstance(cell, str) and any(c.isalpha() for c in cell)
                for cell in filled
            )
        ),
        figures=share(sum(any(c.isdigit() for c in text) for text in texts)),
        yes_no=share(sum(yes_or_no(text) is not None for text in texts)),
        states=share(sum(is_status_word(text) for text in texts)),
        distinct=share(len(set(texts))),
        words=sum(len(text.split()) for text in texts) / count,
    )
