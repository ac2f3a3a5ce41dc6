"""Encodings, delimiters, workbooks, and files that cannot be used."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.connectors.portfolio_files import (
    TITLES,
    codes,
    read,
    read_book,
    rows,
    saved,
    workbook,
)

from recobro.connectors.files import (
    EmptyFileError,
    EncryptedWorkbookError,
    FileTooLargeError,
    NoHeaderError,
    NotATableError,
    ReadOptions,
    UnknownSheetError,
    UnreadableFileError,
    UnsupportedFormatError,
    read_portfolio,
)

HEADER = ["Factura", "Cliente", "Vencimiento", "Total"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "cp850"],
)
def test_accents_survive_every_encoding(encoding: str) -> None:
    found = rows("F-1;Muñoz Ibáñez, Gestión;31/01/2026;1,50", encoding=encoding)
    assert found.accepted[0].debtor_name == "Muñoz Ibáñez, Gestión"


def test_one_broken_byte_does_not_spoil_utf8() -> None:
    text = f"{TITLES}\nF-1;Muñoz Ibáñez García Gómez;31/01/2026;1\nF-2;X".encode()
    data = text + b"\xff;31/01/2026;1\n"
    found = read_portfolio(data, filename="x.csv", options=ReadOptions())
    assert found.accepted[0].debtor_name == "Muñoz Ibáñez García Gómez"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_delimiter_is_found(delimiter: str) -> None:
    line = delimiter.join(["F-1", "Ana", "31/01/2026", '"1.234,50"'])
    found = rows(line, titles=delimiter.join(HEADER))
    assert str(found.accepted[0].amount.amount) == "1234.50"


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    found = rows(*(f"F-{n};Ana;31/01/2026;{n},50" for n in range(1, 9)))
    assert str(found.accepted[7].amount.amount) == "8.50"


def test_separator_line_of_excel_is_not_a_row() -> None:
    found = read(f"sep=;\r\n{TITLES}\r\nF-1;Ana;31/01/2026;1\r\n")
    assert (found.header_row, found.accepted[0].row) == (1, 2)


def test_quote_never_closed_swallows_no_rows() -> None:
    found = rows(
        'F-1;"Bar Pepe;31/01/2026;10', "F-2;Eva;31/01/2026;10", 'F-3;A "B";31/01/2026;1'
    )
    assert [r.debtor_name for r in found.accepted] == ["Bar Pepe", "Eva", 'A "B"']


def test_old_mac_line_ends_are_read() -> None:
    found = read(f"{TITLES}\rF-1;Ana;31/01/2026;1\r")
    assert found.accepted[0].row == 2


def test_workbook_rows_keep_their_numbers() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for offset, title in enumerate(HEADER):
        sheet.cell(row=4, column=3 + offset, value=title)
    values: list[str | date | float] = ["F-1", "Ana", date(2026, 1, 31), 10.1]
    for offset, value in enumerate(values):
        sheet.cell(row=7, column=3 + offset, value=value)
    found = read_book(saved(book))
    assert (found.header_row, found.accepted[0].row) == (4, 7)
    assert str(found.accepted[0].amount.amount) == "10.10"


def test_real_dates_texts_and_serials_mix() -> None:
    moment = datetime.fromisoformat("2026-01-31T10:00:00")
    lines: list[list[object]] = [
        [*HEADER],
        ["F-1", "Ana", moment, 10],
        ["F-2", "Ana", "31/01/2026", "10,50"],
        ["F-3", "Ana", 46053, 0.1 + 0.2],
    ]
    found = read_book(workbook({"Hoja1": lines}))
    assert {r.due_date for r in found.accepted} == {date(2026, 1, 31)}
    assert [str(r.amount.amount) for r in found.accepted] == ["10.00", "10.50", "0.30"]


def test_numbers_of_workbooks_have_no_decimals() -> None:
    lines: list[list[object]] = [
        [*HEADER, "NIF", "Móvil", "C.P."],
        [260001, "Ana", date(2026, 1, 31), 10, 12345678, 600111222, 8001],
    ]
    row = read_book(workbook({"Hoja1": lines})).accepted[0]
    assert row.number == "260001"
    assert row.tax_id == "12345678"
    assert row.phone == "+34600111222"
    assert row.postcode == "08001"


def test_formula_errors_are_not_taken_for_blanks() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADER, "Pendiente"])
    sheet.append(["F-1", "Ana", date(2026, 1, 31), 10, 4])
    sheet.append(["F-2", "Ana", date(2026, 1, 31), 10, "#REF!"])
    sheet["E3"].data_type = "e"
    found = read_book(saved(book))
    assert codes(found.rejected) == [(3, "bad_amount", "outstanding")]
    assert found.rejected[0].value == "#REF!"


def test_opendocument_sheets_are_read() -> None:
    def cell(text: str) -> str:
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{text}</text:p></table:table-cell>"
        )

    lines = [["Listado"], [], HEADER, ["F-1", "Ana", "31/01/2026", "10,50"]]
    body = "".join(
        f"<table:table-row>{''.join(map(cell, line))}</table:table-row>"
        for line in lines
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{space}office:1.0" '
        f'xmlns:table="{space}table:1.0" xmlns:text="{space}text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Hoja1">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    found = read_book(target.getvalue())
    assert (found.header_row, found.accepted[0].row) == (3, 4)
    assert str(found.accepted[0].amount.amount) == "10.50"


def test_names_merged_over_rows_belong_to_each() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEADER, ["F-1", "Ana", date(2026, 1, 31), 10],
                 ["F-2", None, date(2026, 1, 31), 20]):  # fmt: skip
        sheet.append(line)
    sheet.merge_cells("B2:B3")
    found = read_book(saved(book))
    assert [r.debtor_name for r in found.accepted] == ["Ana", "Ana"]


def test_first_sheet_with_a_portfolio_is_read() -> None:
    data = workbook(
        {
            "Notas": [["Listado de facturas"], ["Ana", "Eva"]],
            "Enero": [HEADER, ["F-1", "Ana", date(2026, 1, 31), 10]],
            "Febrero": [HEADER, ["F-2", "Ana", date(2026, 2, 28), 20]],
        }
    )
    found = read_book(data)
    assert (found.sheet, found.other_sheets) == ("Enero", ("Febrero",))
    assert read_book(data, sheet="febrero").accepted[0].number == "F-2"


def test_unknown_sheet_is_refused_with_the_names() -> None:
    with pytest.raises(UnknownSheetError, match="'Enero'"):
        read_book(workbook({"Enero": [HEADER]}), sheet="Marzo")
    with pytest.raises(UnknownSheetError):
        rows("F-1;Ana;31/01/2026;1", sheet="Enero")


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b";;;\n;;;\n"])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_portfolio(data, filename="x.csv", options=ReadOptions())
    assert isinstance(caught.value, EmptyFileError | NotATableError)


def test_empty_workbook_is_refused() -> None:
    with pytest.raises(EmptyFileError):
        read_book(workbook({"Hoja1": []}))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 x", b"\x1f\x8b\x08x", b"<html><table>", b'{"a": 1}', b"PK\x03\x04no",
     b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)],
)  # fmt: skip
def test_other_formats_are_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError, match="save it as"):
        read_portfolio(data, filename="x.xlsx", options=ReadOptions())


def test_damaged_workbook_is_refused() -> None:
    data = workbook({"Hoja1": [HEADER, ["F-1", "Ana", date(2026, 1, 31), 10]]})
    with pytest.raises(UnsupportedFormatError):
        read_book(data[: len(data) // 2])


def test_workbook_with_password_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(EncryptedWorkbookError, match="password"):
        read_book(ole + "EncryptedPackage".encode("utf-16-le") + bytes(500))


def test_encrypted_ods_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<m:encryption-data/>")
    with pytest.raises(EncryptedWorkbookError):
        read_book(target.getvalue())


def test_stray_far_cell_is_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "x"
    sheet["XFD1048576"] = "y"
    with pytest.raises(FileTooLargeError):
        read_book(saved(book))


def test_prose_is_no_table() -> None:
    with pytest.raises(NotATableError):
        read("Estimado cliente\nle recordamos su deuda\n")
    with pytest.raises(NoHeaderError):
        read("Hola, Ana\nAdiós, Eva\n")


def test_titles_alone_are_an_empty_portfolio() -> None:
    assert rows().rows == 0


def test_every_error_has_its_own_code() -> None:
    kinds = UnreadableFileError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds) >= 10


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_portfolio(data, filename="x", options=ReadOptions())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 3000))
def test_any_damage_to_a_workbook_is_survived(noise: bytes, place: int) -> None:
    data = workbook({"Hoja1": [HEADER, ["F-1", "Ana", date(2026, 1, 31), 10]]})
    damaged = data[:place] + noise + data[place + len(noise) :]
    with contextlib.suppress(UnreadableFileError):
        read_portfolio(damaged, filename="x.xlsx", options=ReadOptions())


_CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "31/01/2026",
            "01/02/2026",
            "31/02/2026",
            "10,50",
            "1.234",
            "(5)",
            "F-1",
            "Ana",
            "#N/A",
            "-",
            "TOTAL",
            "600111222",
            "a@example.com",
            "€",
            '"',
            "1e5",
            "B12345674",
        ]
    ),
    st.integers().map(str),
    st.floats().map(str),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(_CELL, min_size=4, max_size=12), max_size=8))
def test_no_numbered_row_is_lost(table: list[list[str]]) -> None:
    titles = (
        "Factura\tCliente\tVto\tTotal\tPendiente\tCobrado\tMóvil\tCorreo\tNIF\tFecha"
        "\tMoneda\tEstado"
    )
    lines = []
    for number, cells in enumerate(table):
        clean = ["".join(c for c in x if c.isprintable() and c != '"') for x in cells]
        lines.append("\t".join([f"N-{number}", *clean[1:]]))
    found = rows(*lines, titles=titles)
    repeats = sum(w.code == "repeated" for w in found.warnings)
    assert found.rows == len(found.accepted) + len(found.rejected) + repeats
    labelled = sum("TOTAL" in line for line in lines)
    assert len(lines) - labelled <= found.rows <= len(lines)
    for row in found.accepted:
        assert row.outstanding.amount >= 0 or row.amount.amount < 0
