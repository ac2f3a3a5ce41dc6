"""A ReceiptReader on Tesseract, called as a program.

Tesseract 4 or later with the Spanish data, as Debian packages them (`tesseract-ocr`,
`tesseract-ocr-spa`); the program is run as itself, since a wrapper would add a package
and no limit of time. Pillow, pypdf and pypdfium2 come with the extra `receipts`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from time import monotonic

from recobro.domain.receipts import TextLine
from recobro.media.layout import lines_of, words_from_tsv
from recobro.ports.media import MediaProblem, MediaReadError, ReadText

BYTES_MAX = 16 * 1024 * 1024
SECONDS_MAX = 25.0
_MODULES = {"PIL": "Pillow", "pypdf": "pypdf", "pypdfium2": "pypdfium2"}
# What a child process may know of its parent's environment: no secret is among these.
_INHERITED = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "SYSTEMROOT")
_HOW = "apt-get install tesseract-ocr tesseract-ocr-spa"


class TesseractReader:
    """Reads pictures and PDFs; one at a time in a process, so that one core is enough.

    `command` is the program, `seconds_max` the limit for one file from end to end.
    """

    def __init__(
        self,
        *,
        command: str = "tesseract",
        languages: str = "spa",
        seconds_max: float = SECONDS_MAX,
        bytes_max: int = BYTES_MAX,
    ) -> None:
        self._command = command
        self._languages = languages
        self._seconds_max = seconds_max
        self._bytes_max = bytes_max
        self._version = ""
        self._one_at_a_time = threading.Lock()

    @property
    def engine(self) -> str:
        """The program with its version, where it is installed."""
        if not self._version:
            try:
                told = self._run(["--version"], b"", 5.0).decode(errors="replace")
            except MediaReadError:
                return "tesseract"
            self._version = " ".join(told.split()[:2])
        return self._version

    def problem(self) -> str | None:
        """What is missing to read receipts, and the command that brings it."""
        missing = [
            name
            for module, name in _MODULES.items()
            if importlib.util.find_spec(module) is None
        ]
        if missing:
            return f"{', '.join(missing)} missing: pip install 'recobro[receipts]'"
        if shutil.which(self._command) is None:
            return f"there is no program {self._command}: {_HOW}"
        try:
            known = self._run(["--list-langs"], b"", 5.0).decode(errors="replace")
        except MediaReadError as error:
            return f"{self._command} does not answer: {error}"
        lacking = set(self._languages.split("+")) - set(known.split())
        if lacking:
            return f"tesseract lacks the data of {', '.join(sorted(lacking))}: {_HOW}"
        return None

    def read(self, content: bytes, *, mime_type: str, country: str) -> ReadText:  # noqa: ARG002
        """The words on a picture or PDF. Raises MediaReadError.

        Limits: 16 MB, 40 million pixels, the first three pages, 25 seconds for all.
        """
        if not content:
            raise MediaReadError(MediaProblem.UNREADABLE, "an empty file")
        if len(content) > self._bytes_max:
            raise MediaReadError(MediaProblem.TOO_LARGE, f"{len(content)} bytes")
        if not self._one_at_a_time.acquire(timeout=2 * self._seconds_max):
            raise MediaReadError(MediaProblem.BUSY, "other pictures are being read")
        try:
            return self._read(content, mime_type)
        finally:
            self._one_at_a_time.release()

    def _read(self, content: bytes, mime_type: str) -> ReadText:
        until = monotonic() + self._seconds_max
        text, images, pages = _prepared(content, mime_type, until)
        if text:
            return ReadText(lines=text, pages=pages, engine="pypdf")
        lines: list[TextLine] = []
        for image in images:
            arguments = ["stdin", "stdout", "-l", self._languages, "--psm", "11", "tsv"]
            tsv = self._run(arguments, image, until - monotonic())
            lines += lines_of(words_from_tsv(tsv.decode(errors="replace")))
        if not lines:
            raise MediaReadError(MediaProblem.NOTHING)
        return ReadText(lines=tuple(lines), pages=pages, engine=self.engine)

    def _run(self, arguments: Sequence[str], stdin: bytes, seconds: float) -> bytes:
        """What the program writes. Raises MediaReadError."""
        try:
            done = _process([self._command, *arguments], stdin, seconds)
        except FileNotFoundError as error:
            raise MediaReadError(
                MediaProblem.ENGINE_MISSING, f"no program {self._command}: {_HOW}"
            ) from error
        if done.returncode:
            said = done.stderr.decode(errors="replace")
            if "loading language" in said or "tessdata" in said.lower():
                raise MediaReadError(
                    MediaProblem.ENGINE_MISSING, f"no data of {self._languages}: {_HOW}"
                )
            raise MediaReadError(
                MediaProblem.UNREADABLE, f"tesseract ended with {done.returncode}"
            )
        return done.stdout


def _process(
    command: Sequence[str], stdin: bytes, seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Run a program without our secrets. Raises MediaReadError, FileNotFoundError."""
    env = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    try:
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            timeout=max(seconds, 0.1),
            check=False,
            env=env | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise MediaReadError(MediaProblem.TIMEOUT, "slower than the limit") from error
    except FileNotFoundError:
        raise
    except OSError as error:  # no memory or no process left for now
        raise MediaReadError(MediaProblem.BUSY, type(error).__name__) from error


def _prepared(
    content: bytes, mime_type: str, until: float
) -> tuple[tuple[TextLine, ...], list[bytes], int]:
    """The text layer or the pages as pictures, made by `prepare` in a child process."""
    command = [sys.executable, "-m", "recobro.media.prepare", mime_type]
    done = _process(command, content, until - monotonic())
    head, _, rest = done.stdout.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:  # it died: of its limits, or of what it was given
        raise MediaReadError(
            MediaProblem.UNREADABLE, f"could not be opened ({done.returncode})"
        ) from None
    if "problem" in told:
        raise MediaReadError(MediaProblem(told["problem"]), str(told["detail"]))
    lines = tuple(TextLine(text=line) for line in told.get("text", ()))
    images = []
    for size in told.get("images", ()):
        images.append(rest[:size])
        rest = rest[size:]
    return lines, images, int(told["pages"])
