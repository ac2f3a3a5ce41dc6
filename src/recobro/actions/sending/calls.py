"""Hand reserved messages to the provider: several at once, never more than it bears.

The threads only call. The caller's own thread takes their answers and records them in
portions as they come, so that one slow answer keeps nothing else from being recorded.
What was not begun when the sender must rest, or when it has waited too long since it
was judged, is given back without a call.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from queue import Empty, SimpleQueue

from recobro.actions.sending.values import Call, Called
from recobro.domain.pacing import CallWindow
from recobro.ports.channel import OutcomeUnknown, Rejected
from recobro.storage.call_journal import CallJournal, JournalClosedError

log = logging.getLogger(__name__)

# Nobody is written to on a verdict that is older than this.
_LONGEST_WAIT_SECONDS = 30.0
# An answer that takes so long tells that the provider has too much to do.
_SLOW_SECONDS = 2.0
# Answers wait this long for others, to be recorded together.
_RECORDED_AT_ONCE, _RECORDED_AFTER_SECONDS = 50, 0.5
_THREADS = 32

Record = Callable[[Sequence[Called]], timedelta]


@dataclass(slots=True)
class Caller:
    """One lane's way to one provider; its window stays from batch to batch."""

    journal: CallJournal
    window: CallWindow = field(default_factory=CallWindow)

    def call_all(
        self, calls: Sequence[Call], record: Record
    ) -> tuple[timedelta, list[Call]]:
        """Make the calls; returns the rest that was asked for, and what was not begun.

        `record` keeps a portion of answers and says how long the sender must rest; it
        is called in this thread.
        """
        waiting = deque(calls)
        answers: SimpleQueue[Called] = SimpleQueue()
        held: list[Called] = []
        rest = timedelta()
        running = 0
        deadline = time.monotonic() + _LONGEST_WAIT_SECONDS
        recorded_at = time.monotonic()
        while running or (waiting and not rest and time.monotonic() < deadline):
            go_on = not rest and time.monotonic() < deadline
            while go_on and waiting and running < self.window.open_calls:
                _pool().submit((answers, waiting.popleft(), self.journal))
                running += 1
            came = _drain(answers)
            running -= len(came)
            for called in came:
                self.window = _learned(self.window, called)
            held += came
            if held and (
                len(held) >= _RECORDED_AT_ONCE
                or not (running or waiting)
                or time.monotonic() - recorded_at > _RECORDED_AFTER_SECONDS
                or any(isinstance(called.result, Rejected) for called in came)
            ):
                rest = max(rest, record(held))
                held, recorded_at = [], time.monotonic()
        return rest, list(waiting)


def call_now(call: Call, journal: CallJournal) -> Called:
    """Make one call, here. Whatever breaks it off leaves the message in `sending`."""
    began = time.perf_counter()
    journal.note(call.attempt_id)
    result = call.adapter.send(call.outgoing)
    return Called(call=call, result=result, seconds=time.perf_counter() - began)


def _call_into(answers: SimpleQueue[Called], call: Call, journal: CallJournal) -> None:
    """Make one call in a thread; there is always an answer."""
    began = time.perf_counter()
    try:
        answers.put(call_now(call, journal))
    except JournalClosedError:
        return  # its lane broke off: this was not called, and nobody waits for it
    except Exception as error:
        # An adapter does not raise for what the provider does: this is a bug of ours,
        # and the message may be on its way.
        log.exception("the call of attempt %s broke off", call.attempt_id)
        lost = OutcomeUnknown(detail=f"local_{type(error).__name__}")
        seconds = time.perf_counter() - began
        answers.put(Called(call=call, result=lost, seconds=seconds))


def _drain(answers: SimpleQueue[Called]) -> list[Called]:
    """All answers that are here; waits a little for the first."""
    came: list[Called] = []
    try:
        came.append(answers.get(timeout=_RECORDED_AFTER_SECONDS))
        while True:
            came.append(answers.get_nowait())
    except Empty:
        return came


def _learned(window: CallWindow, called: Called) -> CallWindow:
    """How many calls to keep open after this answer."""
    lost = isinstance(called.result, OutcomeUnknown)
    if lost or called.seconds > _SLOW_SECONDS:
        return window.troubled()
    return window.answered()


class _Threads:
    """The threads of this process that call providers; they begin as they are needed.

    A queue of its own, because an executor makes an object with a lock for each call
    only to hand back what we take from `answers` anyway.
    """

    def __init__(self) -> None:
        self._work: SimpleQueue[_Work] = SimpleQueue()
        self._begun = 0
        self._busy = 0
        self._lock = threading.Lock()

    def submit(self, work: _Work) -> None:
        """Make this call as soon as a thread is free."""
        with self._lock:
            self._busy += 1
            more = self._busy > self._begun and self._begun < _THREADS
            self._begun += more
        if more:
            threading.Thread(target=self._run, name="call", daemon=True).start()
        self._work.put(work)

    def _run(self) -> None:
        while True:
            _call_into(*self._work.get())
            with self._lock:
                self._busy -= 1


_Work = tuple[SimpleQueue[Called], Call, CallJournal]
_threads: dict[int, _Threads] = {}
_opening = threading.Lock()


def _pool() -> _Threads:
    """The threads of this process; a fork gets its own."""
    found = _threads.get(os.getpid())
    if found is None:
        with _opening:
            found = _threads.setdefault(os.getpid(), _Threads())
    return found
