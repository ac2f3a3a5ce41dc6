"""Lines that must not be trained on, named by fingerprint so as not to repeat them."""

from __future__ import annotations

import hashlib
from pathlib import Path

EXCLUDED_NAME = "excluded.txt"


def fingerprint(folded: str) -> str:
    """The SHA-256 of a folded text, in hexadecimal."""
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def read_excluded(folder: Path) -> frozenset[str]:
    """The fingerprints in `folder`/excluded.txt; none where there is no such file."""
    path = folder / EXCLUDED_NAME
    if not path.exists():
        return frozenset()
    lines = path.read_text("utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))
