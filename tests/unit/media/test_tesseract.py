"""Reading pictures: safely always, and with the real engine where it is installed."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PIL")
pytest.importorskip("pypdf")
pytest.importorskip("pypdfium2")

from PIL import Image
from tests.unit.media.receipt_images import printed
from tests.unit.media.receipt_samples import SAMPLES, TODAY, Sample
from tests.unit.media.receipt_samples_apart import APART

from recobro.domain.receipts import Receipt, read_receipt
from recobro.media.prepare import prepare
from recobro.media.tesseract import TesseractReader
from recobro.ports.media import MediaProblem, MediaReadError, ReadText


def _installed() -> bool:
    if shutil.which("tesseract") is None:
        return False
    told = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    )
    return "spa" in told.stdout.split()


real = pytest.mark.skipif(not _installed(), reason="needs tesseract with spa")
BY_NAME = {sample.name: sample for sample in SAMPLES}
# A receipt on one page with a text layer, and the same as a picture only.
TEXT = (
    "Banco Ejemplo",
    "Importe 149,90 EUR",
    "Fecha 12/03/2026",
    "Referencia 44556677",
)


def read(content: bytes, mime_type: str = "image/png", **changes: Any) -> ReadText:
    reader = TesseractReader(**changes)
    return reader.read(content, mime_type=mime_type, country="ES")


def problem_of(content: bytes, **changes: Any) -> MediaProblem:
    with pytest.raises(MediaReadError) as caught:
        read(content, **changes)
    return caught.value.problem


def a_picture(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "white").save(stream, kind)
    return stream.getvalue()


def a_bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that unpacks to as many pixels as it says."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


# --- safety: no engine is needed -----------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", MediaProblem.UNREADABLE),
        (b"hello", MediaProblem.UNSUPPORTED),
        (b"PK\x03\x04 a document", MediaProblem.UNSUPPORTED),
        (b"<svg onload='x'/>", MediaProblem.UNSUPPORTED),
        (a_picture("GIF"), MediaProblem.UNSUPPORTED),
        (a_picture("TIFF"), MediaProblem.UNSUPPORTED),
        (a_picture("PNG")[:60], MediaProblem.UNREADABLE),
        (b"\xff\xd8\xff\xe0 broken", MediaProblem.UNREADABLE),
        (b"%PDF-1.7 nothing more", MediaProblem.UNREADABLE),
        (a_bomb(7_000, 7_000), MediaProblem.TOO_LARGE),  # 49 million pixels
        (a_bomb(60_000, 60_000), MediaProblem.TOO_LARGE),
    ],
)
def test_hostile_files_get_a_class(content: bytes, problem: MediaProblem) -> None:
    assert problem_of(content) is problem


def test_too_many_bytes_are_not_opened() -> None:
    assert problem_of(b"x" * 101, bytes_max=100) is MediaProblem.TOO_LARGE


def test_slow_reading_is_given_up() -> None:
    assert problem_of(a_picture(), seconds_max=0.01) is MediaProblem.TIMEOUT


def test_missing_program_says_how_to_install() -> None:
    reader = TesseractReader(command="no-such-tesseract")
    assert "apt-get install" in (reader.problem() or "")
    missing = problem_of(a_picture(), command="no-such-tesseract")
    assert missing is MediaProblem.ENGINE_MISSING


def test_child_gets_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOBRO_SECRET_KEY", "canary")
    seen = tmp_path / "seen"
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\nenv > {seen}\n")
    program.chmod(0o755)
    assert problem_of(a_picture(), command=str(program)) is MediaProblem.NOTHING
    assert "PATH=" in seen.read_text()
    assert "canary" not in seen.read_text()


def test_picture_is_turned_upright() -> None:
    stream = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (400, 200), "white").save(stream, "JPEG", exif=exif)
    _, (png,), _ = prepare(stream.getvalue(), "image/jpeg")
    upright = Image.open(BytesIO(png))
    assert upright.height == 2 * upright.width


def test_dark_screen_becomes_paper() -> None:
    dark = BytesIO()
    Image.new("RGB", (400, 300), "#101418").save(dark, "PNG")
    _, (png,), _ = prepare(dark.getvalue(), "image/png")
    assert Image.open(BytesIO(png)).getpixel((50, 50)) == 255


# --- PDF -----------------------------------------------------------------------------


def a_pdf(lines: tuple[str, ...]) -> bytes:
    """A page with a text layer, written by hand (ISO 32000-1, 7.5)."""
    text = b"BT /F1 14 Tf 60 760 Td 24 TL "
    text += b" ".join(f"({line}) Tj T*".encode("latin-1") for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def told(found: ReadText, country: str = "ES") -> Receipt:
    return read_receipt(found.lines, country=country, today=TODAY)


def test_text_layer_needs_no_engine() -> None:
    found = read(a_pdf(TEXT), "application/pdf", command="no-such-tesseract")
    assert found.engine == "pypdf"
    receipt = told(found)
    assert receipt.amount
    assert receipt.amount.amount == Decimal("149.90")
    assert receipt.reference == "44556677"


@real
def test_scanned_document_is_rendered() -> None:
    stream = BytesIO()
    picture = printed(BY_NAME["es-sabadell"], rough=False)
    Image.open(BytesIO(picture)).save(stream, "PDF", resolution=150)
    found = read(stream.getvalue(), "application/pdf")
    assert found.engine.startswith("tesseract")
    assert told(found).amount is not None


# --- the real engine -----------------------------------------------------------------


@real
def test_engine_is_ready_and_named() -> None:
    reader = TesseractReader()
    assert reader.problem() is None
    assert reader.engine.startswith("tesseract ")


@real
def test_blank_picture_has_no_words() -> None:
    assert problem_of(a_picture(size=(800, 600))) is MediaProblem.NOTHING


@real
def test_lacking_language_is_told() -> None:
    reader = TesseractReader(languages="xxx")
    assert "xxx" in (reader.problem() or "")
    assert problem_of(a_picture(), languages="xxx") is MediaProblem.ENGINE_MISSING


@real
@pytest.mark.parametrize("name", ["mx-oxxo", "pe-plin", "es-santander"])
def test_amount_and_day_are_read(name: str) -> None:
    sample = BY_NAME[name]
    receipt = told(read(printed(sample)), sample.country)
    assert receipt.amount
    assert (receipt.amount.amount, receipt.date) == (Decimal(sample.amount), sample.day)


def fields_of(sample: Sample, found: Receipt) -> dict[str, bool]:
    """Which fields were read as printed; one that is not on it must stay empty."""
    amount = found.amount
    return {
        "amount": amount is not None and amount.amount == Decimal(sample.amount),
        "date": found.date == sample.day,
        "reference": found.reference == sample.reference,
        "bank": found.bank == sample.bank,
        "payee": found.payee == sample.payee,
        "method": found.method == sample.method,
    }


@real
@pytest.mark.slow
@pytest.mark.parametrize(
    ("samples", "least"),
    [
        pytest.param(SAMPLES, (0.9, 0.9, 0.85, 0.9, 0.85), id="known forms"),
        pytest.param(APART, (0.9, 0.9, 0.6, 0.85, 0.85), id="forms apart"),
    ],
)
def test_fields_of_all_samples(
    samples: tuple[Sample, ...],
    least: tuple[float, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Synthetic pictures: real photographs are harder, and have not been measured."""
    right: Counter[str] = Counter()
    pictures = [printed(sample) for sample in samples]
    with ThreadPoolExecutor(2) as pool:  # the engine is a process with one thread
        texts = pool.map(lambda picture: read(picture, seconds_max=300.0), pictures)
        for sample, text in zip(samples, texts, strict=True):
            found = told(text, sample.country)
            right.update(name for name, ok in fields_of(sample, found).items() if ok)
    with capsys.disabled():
        print(f"\n{len(samples)} synthetic receipts: {dict(right)}")
    fields = ("amount", "date", "reference", "bank", "payee")
    asked = dict(zip(fields, least, strict=True))
    assert {n for n, share in asked.items() if right[n] < share * len(samples)} == set()
