"""Makes what a stranger sent readable: run as a process of its own, with little power.

Pictures and PDFs come from anybody, and the libraries that open them are written in C.
So they are opened here, in a child with limits of memory and time and without the
secrets of its parent: `python -m recobro.media.prepare TYPE < file`. It writes a line
of JSON, and after it the pages as PNG, one behind the other:

    {"text": ["a line", ...], "pages": 1}     a PDF with a text layer
    {"images": [12345, ...], "pages": 2}      the length of each PNG that follows
    {"problem": "too_large", "detail": "…"}
"""

from __future__ import annotations

import importlib
import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

from recobro.ports.media import MediaProblem, MediaReadError

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS_MAX = 40_000_000
MEMORY_MAX = 2 * 1024**3
CPU_SECONDS_MAX = 20
PAGES_MAX = 3
# What the engine reads best: a letter of about 30 pixels on a page of this width.
_WIDTH_WANTED = 1500
_LONGEST = 3600
_DARK = 120  # of 255: behind letters that are lighter than this
_ENOUGH_LETTERS = 40  # a text layer with fewer is a scan with a stamp
_PICTURES = ("JPEG", "PNG", "WEBP")
_PLUGINS = ("JpegImagePlugin", "MpoImagePlugin", "PngImagePlugin", "WebPImagePlugin")


def prepare(content: bytes, mime_type: str) -> tuple[list[str], list[bytes], int]:
    """The lines of a text layer, or the pages as PNG; and how many pages there are.

    What it is is told by its content; the type only names it in an error. Raises
    MediaReadError.
    """
    if content[:1024].lstrip()[:5] == b"%PDF-":
        return _document(content)
    return [], [_png(_picture(content, mime_type))], 1


def _picture(content: bytes, mime_type: str) -> Image:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  an extra

    for name in _PLUGINS:  # only these are to open anything
        importlib.import_module(f"PIL.{name}")
    Image.MAX_IMAGE_PIXELS = PIXELS_MAX
    try:
        image = Image.open(BytesIO(content), formats=_PICTURES)
        _check_size(image)
        image.load()
    except MediaReadError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise MediaReadError(MediaProblem.TOO_LARGE, "too many pixels") from error
    except UnidentifiedImageError as error:
        known = content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF"))
        kind = MediaProblem.UNREADABLE if known else MediaProblem.UNSUPPORTED
        raise MediaReadError(kind, mime_type[:60]) from error
    except MemoryError as error:
        raise MediaReadError(MediaProblem.TOO_LARGE, "memory") from error
    except Exception as error:  # decoders of strangers' bytes fail in every way
        raise MediaReadError(MediaProblem.UNREADABLE, type(error).__name__) from error
    return image


def _check_size(image: Image) -> None:
    """The header tells the size before anything is unpacked."""
    if image.width * image.height > PIXELS_MAX:
        raise MediaReadError(MediaProblem.TOO_LARGE, f"{image.width}×{image.height}")


def _png(image: Image) -> bytes:
    """Upright, grey, dark on light, and of a size that the engine reads well."""
    from PIL import Image as images  # noqa: N813, PLC0415
    from PIL import ImageOps  # noqa: PLC0415

    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        paper = images.new("RGBA", upright.size, "white")
        upright = images.alpha_composite(paper, upright.convert("RGBA"))
    grey = upright.convert("L")
    factor = min(max(_WIDTH_WANTED / grey.width, 1.0), 3.0, _LONGEST / max(grey.size))
    if abs(factor - 1) > 0.05:
        size = (max(1, int(grey.width * factor)), max(1, int(grey.height * factor)))
        grey = grey.resize(size, images.Resampling.LANCZOS)
    grey = _dark_on_light(grey)
    grey = ImageOps.autocontrast(grey, cutoff=1)
    stream = BytesIO()
    grey.save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _dark_on_light(grey: Image) -> Image:
    """Turn round what is light on dark: a coloured head, or a whole dark screen.

    What lies behind the letters is the median of 176 pixels around.
    """
    from PIL import Image as images  # noqa: N813, PLC0415
    from PIL import ImageChops, ImageFilter, ImageOps  # noqa: PLC0415

    small = (max(1, grey.width // 16), max(1, grey.height // 16))
    behind = grey.resize(small, images.Resampling.BOX)
    behind = behind.filter(ImageFilter.MedianFilter(11))
    dark = behind.point([255 if level < _DARK else 0 for level in range(256)])
    mask = dark.resize(grey.size, images.Resampling.NEAREST)
    turned = images.composite(ImageOps.invert(grey), grey, mask)
    paper = images.composite(ImageOps.invert(behind), behind, dark)
    paper = paper.resize(grey.size, images.Resampling.BILINEAR)
    return ImageChops.add(turned, ImageOps.invert(paper))  # the paper becomes white


def _document(content: bytes) -> tuple[list[str], list[bytes], int]:
    """The text layer where there is one, else the first pages as pictures."""
    try:
        lines, pages = _text_layer(content)
        if sum(len(line.replace(" ", "")) for line in lines) >= _ENOUGH_LETTERS:
            return lines, [], pages
        return [], _rendered(content), pages
    except MediaReadError:
        raise
    except ImportError:
        raise
    except MemoryError as error:
        raise MediaReadError(MediaProblem.TOO_LARGE, "memory") from error
    except Exception as error:  # as above
        raise MediaReadError(MediaProblem.UNREADABLE, type(error).__name__) from error


def _text_layer(content: bytes) -> tuple[list[str], int]:
    pypdf: Any = importlib.import_module("pypdf")
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise MediaReadError(MediaProblem.UNREADABLE, "a document with a password")
    lines: list[str] = []
    for page in reader.pages[:PAGES_MAX]:
        try:  # keeps a label and its value on one line
            text = page.extract_text(extraction_mode="layout")
        except Exception:  # noqa: BLE001  odd fonts; the plain way knows fewer tricks
            text = page.extract_text()
        lines += [line.strip() for line in text.splitlines() if line.strip()]
    return lines, len(reader.pages)


def _rendered(content: bytes) -> list[bytes]:
    pdfium: Any = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(content)
    try:
        pages = []
        for index in range(min(len(document), PAGES_MAX)):
            page = document[index]
            scale = min(200 / 72, _LONGEST / max(1.0, *page.get_size()))
            pages.append(_png(page.render(scale=scale, grayscale=True).to_pil()))
        return pages
    finally:
        document.close()


def _limit() -> None:
    """Less memory and time than the machine has; where the system knows such limits."""
    try:
        import resource  # noqa: PLC0415  Unix only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))


def main() -> None:
    """One file from standard input to standard output."""
    _limit()
    told: dict[str, Any]
    images: list[bytes] = []
    try:
        text, images, pages = prepare(sys.stdin.buffer.read(), sys.argv[1])
        told = {"pages": pages}
        told |= {"images": [len(i) for i in images]} if images else {"text": text}
    except MediaReadError as error:
        told = {"problem": error.problem.value, "detail": error.detail}
    except ImportError as error:
        told = {"problem": "engine_missing", "detail": f"no module {error.name}"}
    out = sys.stdout.buffer
    out.write(json.dumps(told).encode() + b"\n")
    out.writelines(images)
    out.flush()


if __name__ == "__main__":
    main()
