"""The quick way to seal a line gives the very hash of the canonical JSON."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.chronology import canonical, moment_text, seal

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    account=st.uuids(),
    seq=st.integers(1, 10**9),
    kind=st.text(max_size=20),
    actor=st.text(max_size=20),
    data=st.dictionaries(st.text(), _JSON, max_size=4),
    previous=st.sampled_from(["", "0" * 64]),
)
def test_seal_is_hash_of_canonical_json(
    account: UUID, seq: int, kind: str, actor: str, data: dict[str, object],
    previous: str,
) -> None:  # fmt: skip
    at = datetime(2026, 3, 10, 11, tzinfo=timezone(timedelta(hours=2)))
    whole = [
        previous, str(account), seq, "2026-03-10T09:00:00.000000+00:00", kind, actor,
        data,
    ]  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    expected = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert expected == seal(
        account_id=account, seq=seq, at=at, kind=kind, actor=actor, data=data,
        previous_hash=previous,
    )  # fmt: skip


def test_moment_is_told_to_the_microsecond() -> None:
    at = datetime(2026, 3, 10, 11, tzinfo=UTC)
    assert moment_text(at) == "2026-03-10T11:00:00.000000+00:00"
    assert canonical({"b": 1, "a": "ñ"}) == '{"a":"ñ","b":1}'
