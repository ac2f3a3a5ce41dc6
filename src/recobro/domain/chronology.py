"""The chronology's hash chain: each line seals itself and the line before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedLine:
    """One line: what happened on an account, when, by whom, and the two hashes.

    `seq` counts from 1; the first line's `previous_hash` is empty. `data` is JSON.
    """

    account_id: UUID
    seq: int
    at: datetime
    kind: str
    actor: str
    data: Mapping[str, Any]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenChain:
    """Where a chronology does not verify, and why."""

    seq: int
    reason: str


# Built once: making an encoder costs more than encoding a line with it.
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":")
).encode


def canonical(data: object) -> str:
    """The one JSON text of a value: keys sorted, no spaces, letters as they are."""
    return _CANONICAL(data)


def moment_text(at: datetime) -> str:
    """A moment as it is sealed: in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(
    *,
    account_id: UUID,
    seq: int,
    at: datetime,
    kind: str,
    actor: str,
    data: Mapping[str, Any],
    previous_hash: str,
) -> str:
    """The hash of a line: SHA-256 over its canonical JSON, the line before included."""
    return seal_text(
        account=str(account_id),
        seq=seq,
        moment=moment_text(at),
        kind=_CANONICAL(kind),
        actor=_CANONICAL(actor),
        data=_CANONICAL(data),
        previous_hash=previous_hash,
    )


def seal_text(
    *,
    account: str,
    seq: int,
    moment: str,
    kind: str,
    actor: str,
    data: str,
    previous_hash: str,
) -> str:
    """As `seal`, of what is text already, for writers of thousands of lines.

    `moment` is `moment_text`; `kind`, `actor` and `data` are `canonical` JSON. The
    other two have no character that JSON would escape.
    """
    return hashlib.sha256(
        f'["{previous_hash}","{account}",{seq},"{moment}",{kind},{actor},{data}]'.encode()
    ).hexdigest()


def verify(lines: Iterable[ChainedLine]) -> BrokenChain | None:
    """The first line that breaks the chain; None where all of it holds."""
    previous = ""
    for expected, line in enumerate(lines, start=1):
        if line.seq != expected:
            return BrokenChain(seq=expected, reason="a line is missing")
        if line.previous_hash != previous:
            return BrokenChain(
                seq=line.seq, reason="it does not follow the line before"
            )
        sealed = seal(
            account_id=line.account_id,
            seq=line.seq,
            at=line.at,
            kind=line.kind,
            actor=line.actor,
            data=line.data,
            previous_hash=line.previous_hash,
        )
        if sealed != line.hash:
            return BrokenChain(seq=line.seq, reason="its content was changed")
        previous = line.hash
    return None
