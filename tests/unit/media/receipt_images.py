"""Prints the samples as pictures: phone screenshots, slips and letters, with defects.

Seeded: the same seed prints the same pictures. They are synthetic: real photographs of
crumpled paper in bad light are harder than anything here.
"""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tests.unit.media.receipt_samples import Sample

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_INKS = {"dark": ("#16181d", "#f1f1f1", "#9aa0a6")}
_LIGHT = ("#ffffff", "#222222", "#6b7280")


def _font(name: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font of DejaVu where it is installed; else Pillow's own."""
    path = _DEJAVU / f"{name}.ttf"
    if path.exists():
        return ImageFont.truetype(str(path), size)
    return ImageFont.load_default(size)


def printed(sample: Sample, *, seed: int = 7, rough: bool = True) -> bytes:
    """The receipt as a JPEG or PNG; `rough` adds noise, blur and a tilt."""
    chance = random.Random(f"{seed}/{sample.name}")
    draw = {"slip": _slip, "document": _document}.get(sample.dress, _screen)
    image = draw(sample)
    if rough:
        image = _worn(image, sample.dress, chance)
    stream = BytesIO()
    if sample.dress in {"card", "dark"}:
        image.save(stream, "PNG")
    else:
        image.save(stream, "JPEG", quality=chance.choice((60, 75, 88)))
    return stream.getvalue()


def _screen(sample: Sample) -> Image.Image:
    """A phone's screenshot: rows with the value on the right, stacked, or a big sum."""
    paper, ink, soft = _INKS.get(sample.dress, _LIGHT)
    image = Image.new("RGB", (1080, 2100), paper)
    pen = ImageDraw.Draw(image)
    pen.text((40, 20), "10:42", fill=soft, font=_font("DejaVuSans", 30))
    if sample.dress != "dark":
        pen.rectangle((0, 90, 1080, 230), fill="#0b5fa5")
    title = "#ffffff" if sample.dress != "dark" else ink
    y = 125
    for index, row in enumerate(sample.rows):
        if isinstance(row, str):
            first = index == 0
            big = any(c.isdigit() for c in row) and len(row) < 16
            size = 48 if first else 84 if big else 42
            face = _font("DejaVuSans-Bold" if first or big else "DejaVuSans", size)
            x = 60 if sample.dress != "card" else (1080 - pen.textlength(row, face)) / 2
            pen.text((x, y), row, fill=title if first else ink, font=face)
            y += 150 if first else size + 48
            continue
        label, value = row
        if sample.dress in {"stacked", "card"}:
            pen.text((60, y), label, fill=soft, font=_font("DejaVuSans", 32))
            pen.text((60, y + 46), value, fill=ink, font=_font("DejaVuSans", 40))
            y += 130
        else:
            face = _font("DejaVuSans", 36)
            value_face = _font("DejaVuSans-Bold", 36)
            if pen.textlength(label + value, value_face) > 900:
                value_face = _font("DejaVuSans-Bold", 28)
            pen.text((60, y), label, fill=soft, font=face)
            width = pen.textlength(value, value_face)
            pen.text((1020 - width, y), value, fill=ink, font=value_face)
            y += 92
            pen.line((60, y - 20, 1020, y - 20), fill=soft, width=1)
    return image.crop((0, 0, 1080, min(2100, y + 120)))


def _slip(sample: Sample) -> Image.Image:
    """A till's slip in typewriter letters."""
    face = _font("DejaVuSansMono", 26)
    image = Image.new("RGB", (640, 120 + 44 * len(sample.rows)), "#f7f5ef")
    pen = ImageDraw.Draw(image)
    y = 40
    for row in sample.rows:
        if isinstance(row, str):
            pen.text(((640 - pen.textlength(row, face)) / 2, y), row, "#2b2b2b", face)
        else:
            pen.text((40, y), row[0], "#2b2b2b", face)
            pen.text((600 - pen.textlength(row[1], face), y), row[1], "#2b2b2b", face)
        y += 44
    return image


def _document(sample: Sample) -> Image.Image:
    """A letter in a serif, label and value in running rows."""
    image = Image.new("RGB", (1240, 300 + 70 * len(sample.rows)), "#ffffff")
    pen = ImageDraw.Draw(image)
    y = 90
    for index, row in enumerate(sample.rows):
        if isinstance(row, str):
            face = _font("DejaVuSerif-Bold", 40 if index == 0 else 32)
            pen.text((110, y), row, "#111111", face)
        else:
            pen.text((110, y), row[0], "#111111", _font("DejaVuSerif", 28))
            pen.text((560, y), row[1], "#111111", _font("DejaVuSerif", 28))
        y += 70
    return image


def _worn(image: Image.Image, dress: str, chance: random.Random) -> Image.Image:
    """What happens on the way: a tilt, grain, softness, and fewer pixels."""
    paper = image.getpixel((5, image.height - 5))
    if dress in {"slip", "document"}:
        angle = chance.choice((-2.0, -1.2, 0.8, 2.0))
        image = image.rotate(
            angle, Image.Resampling.BICUBIC, expand=True, fillcolor=paper
        )
        grain = Image.effect_noise(image.size, chance.choice((18, 30)))
        image = Image.blend(image, grain.convert("RGB"), 0.14)
        image = image.filter(ImageFilter.GaussianBlur(chance.choice((0.4, 0.8))))
    else:
        factor = chance.choice((0.6, 0.75, 1.0))  # as messengers send them
        size = (int(image.width * factor), int(image.height * factor))
        image = image.resize(size, Image.Resampling.BILINEAR)
    return image
