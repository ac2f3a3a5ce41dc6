"""The report's pictures: inline SVG, each with a title that says what it shows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from recobro.understanding.evaluation.scoring import Bin

_SIDE, _EDGE = 300, 36
_ROW, _NAME, _BAR, _END = 22, 190, 300, 110


def reliability_svg(bins: Mapping[int, Bin], words: Mapping[str, str]) -> str:
    """Confidence against accuracy, a disc for each tenth; its area is the count."""
    total = sum(b.count for b in bins.values())
    parts = [_axes(words)]
    for b in bins.values():
        radius = 3 + 15 * math.sqrt(b.count / total)
        told = f"{b.confidence:.3f} → {b.accuracy:.3f} ({b.count})"
        parts.append(
            f'<circle class="dot" cx="{_x(b.confidence):.1f}" '
            f'cy="{_y(b.accuracy):.1f}" r="{radius:.1f}">'
            f"<title>{told}</title></circle>"
        )
    size = _SIDE + 2 * _EDGE
    return _svg(size, size, words["reliability"], parts)


def bars_svg(
    title: str, rows: Sequence[tuple[str, float | None, str]], wanted: float | None
) -> str:
    """Horizontal bars from 0 to 1: name, value and what stands beside it.

    A line marks `wanted`; a bar that falls short of it is of another colour.
    """
    parts = []
    for number, (name, value, beside) in enumerate(rows):
        top = number * _ROW
        low = wanted is not None and (value or 0) < wanted
        width = _BAR * (value or 0)
        kind = "bar low" if low else "bar"
        parts.append(
            f'<text x="{_NAME - 8}" y="{top + 15}" text-anchor="end">'
            f"{escape(name)}</text>"
            f'<rect class="{kind}" x="{_NAME}" y="{top + 4}" '
            f'width="{width:.1f}" height="14"/>'
            f'<text x="{_NAME + _BAR + 8}" y="{top + 15}">{escape(beside)}</text>'
        )
    height = len(rows) * _ROW + 4
    if wanted is not None:
        at = _NAME + _BAR * wanted
        parts.append(
            f'<line class="wanted" x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="{height}"/>'
        )
    return _svg(_NAME + _BAR + _END, height, title, parts)


def _axes(words: Mapping[str, str]) -> str:
    lines = []
    for tenth in range(0, 11, 2):
        share = tenth / 10
        lines.append(
            f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" '
            f'y1="{_y(share):.1f}" y2="{_y(share):.1f}"/>'
            f'<line class="grid" x1="{_x(share):.1f}" x2="{_x(share):.1f}" '
            f'y1="{_y(0)}" y2="{_y(1)}"/>'
            f'<text x="{_x(share):.1f}" y="{_y(0) + 15}" text-anchor="middle">'
            f"{share}</text>"
            f'<text x="{_x(0) - 5}" y="{_y(share) + 4:.1f}" text-anchor="end">'
            f"{share}</text>"
        )
    lines.append(
        f'<line class="wanted" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
        f'<text x="{_x(0.5)}" y="{_y(0) + 31}" text-anchor="middle">'
        f"{escape(words['confidence'])}</text>"
        f'<text transform="translate(10 {_y(0.5)}) rotate(-90)" '
        f'text-anchor="middle">{escape(words["accuracy"])}</text>'
    )
    return "".join(lines)


def _x(share: float) -> float:
    return _EDGE + _SIDE * share


def _y(share: float) -> float:
    return _EDGE + _SIDE * (1 - share)


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f"{''.join(parts)}</svg>"
    )
