"""The crowd: each debtor does what the plan says, whatever is dead at the moment."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.acceptance.stack import Company
from tests.faults.plan import WORDS, Act, Deed
from tests.faults.record import Tail
from tests.faults.stack import AWAY

_LOOK_EVERY_SECONDS = 0.1


@dataclass
class Crowd(threading.Thread):
    """Does the deeds of one run; `stop` ends it, and `done` tells what was done."""

    company: Company
    journal: Path
    deeds: tuple[Deed, ...]
    done: list[Deed] = field(default_factory=list)
    failed: list[Deed] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self._over = threading.Event()

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        """Look at the phones again and again; act when the time has come."""
        journal = Tail(self.journal)
        began = time.monotonic()
        written: dict[str, float] = {}
        left = [deed for deed in self.deeds if deed.act is not Act.NOTHING]
        while left and not self._over.wait(_LOOK_EVERY_SECONDS):
            now = time.monotonic()
            for fact in journal.news():
                if fact["fact"] == "message" and fact["direction"] == "out":
                    written.setdefault(fact["wa_id"], now)
            for deed in list(left):
                free = deed.act is Act.STOP_NOW
                since = began if free else written.get(deed.debtor.wa_id)
                if since is not None and now >= since + deed.after:
                    left.remove(deed)
                    self._do(deed)

    def end(self) -> None:
        """Nobody does anything any more."""
        self._over.set()
        self.join(30)

    def _do(self, deed: Deed) -> None:
        try:
            match deed.act:
                case Act.READ:
                    self.company.stack.control("read", wa_id=deed.debtor.wa_id)
                case Act.PAY:
                    self._pay(deed)
                case act:
                    self.company.says(deed.debtor, WORDS[act])
        except AWAY:
            self.failed.append(deed)  # the provider or the page was dead: so be it
        else:
            self.done.append(deed)

    def _pay(self, deed: Deed) -> None:
        first = self.company.phone(deed.debtor)[0]
        self.company.pay(self.company.link_in(first), method="card")
