"""Words with places become lines again, straight or askew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recobro.media.layout import Word, lines_of, words_from_tsv

HEAD = (
    "level page_num block_num par_num line_num word_num left top width height conf text"
)


def table(*rows: str) -> str:
    """A table of Tesseract; the cells are parted by spaces here."""
    return "\n".join((HEAD, *rows)).replace(" ", "\t")


def word(text: str, left: int, top: int, line: int, **changes: int) -> Word:
    return Word(
        text=text,
        left=left,
        top=top,
        width=changes.get("width", 20 * len(text)),
        height=changes.get("height", 30),
        line=(line,),
        confidence=0.9,
    )


def told(*words: Word) -> list[str]:
    return [line.text for line in lines_of(words)]


def test_label_and_value_become_one_line() -> None:
    rows = (word("Importe", 50, 100, 1), word("149,90", 800, 103, 2))
    assert told(*rows, word("Fecha", 50, 190, 3)) == ["Importe  149,90", "Fecha"]


def test_two_degrees_do_not_part_rows() -> None:
    # 0.035 of 800 pixels are 28: nearly a word's height.
    rows = []
    for index in range(4):
        rows.append(word("Importe", 50, 100 + 70 * index, 2 * index))
        rows.append(word("149,90", 850, 128 + 70 * index, 2 * index + 1))
    assert told(*rows) == ["Importe  149,90"] * 4


def test_small_gap_is_one_space() -> None:
    assert told(word("Banco", 0, 0, 1), word("Azteca", 110, 0, 1)) == ["Banco Azteca"]


def test_confidence_is_weighted_by_letters() -> None:
    rows = table("5 1 1 1 1 1 0 0 60 30 90 abc", "5 1 1 1 1 2 70 0 20 30 50 d")
    (line,) = lines_of(words_from_tsv(rows))
    assert line.text == "abc d"
    assert line.confidence == (3 * 0.9 + 0.5) / 4


def test_rows_that_are_no_words_go() -> None:
    rows = table("2 1 1 0 0 0 0 0 9 9 -1 ", "x", "5 1 1 1 1 1 a b")
    assert words_from_tsv(rows) == ()
    assert lines_of(()) == ()


@given(st.text(max_size=400))
def test_any_table_is_survived(tsv: str) -> None:
    lines_of(words_from_tsv(tsv))
