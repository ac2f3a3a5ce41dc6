"""Samples by chance that do not depend on the order in which things come."""

from __future__ import annotations

import heapq
from hashlib import sha256
from itertools import count
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


class Drawn(Generic[T]):
    """The `size` items whose hash with the seed is least: a sample without memory."""

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._seed = seed.to_bytes(8, signed=True)
        self._kept: list[tuple[int, int, T]] = []
        self._numbers = count()

    def offer(self, account_id: UUID, item: T) -> None:
        """One more item; an account offers one at most."""
        digest = sha256(self._seed + account_id.bytes).digest()
        place = -int.from_bytes(digest[:8])
        if len(self._kept) < self._size:
            heapq.heappush(self._kept, (place, next(self._numbers), item))
        elif self._kept and place > self._kept[0][0]:
            heapq.heapreplace(self._kept, (place, next(self._numbers), item))

    def items(self) -> list[T]:
        """What was kept, in the order of the draw."""
        return [item for *_, item in sorted(self._kept, key=lambda kept: -kept[0])]
