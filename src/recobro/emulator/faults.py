"""Faults on request: what a test wants to go wrong next.

`POST /_control/faults` takes one of these, or {"faults": [...]}:

    {"kind": K, "next": n | "all", "target": T, "skip": n, "to": "34600111222", ...}

`next` (default 1) is how many calls or webhooks are hit, `skip` how many pass first,
`to` limits a fault of sending to one person. Kinds and what else they take:

Calls to us (target `messages` by default, or `media`, `templates`, `pay`):
  http_500, http_429   that status with a body that is not the API's
  timeout              nothing done; the answer is held `hold_seconds` (60), then 504
  accept_then_hang     done and delivered, but the answer is held as above
  slow_answer          done and delivered, and answered after `hold_seconds`
  accept_then_500      done and delivered, but answered 500
  error_code           refused with Meta's error `code` (target messages only)
  failed_status        accepted, then a failed status with `code` (messages only)
  drop_status          the next n statuses are not told, or n of one `status`
Webhooks (target `webhook` for WhatsApp by default, or `pay_webhook`):
  duplicate            posted `copies` (1) more times; `rewrite` true: other bytes
  disorder             `size` (= next, else 5) events held, sent `how` reverse|shuffle
  batch                `size` events in one POST (target webhook only); `shape`
                       messages|changes|entries|mixed (default); `how` as above
  delay                held `delay_ms` (real milliseconds)
  wrong_signature      one try with a signature that does not fit, then the usual retry
  broken_json          one try with half a body, rightly signed, then the usual retry
  no_signature         one try without the header, then the usual retry
Held events leave when `size` is reached or after `window_ms` (500) without a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from recobro.emulator.http import BadRequestError, Json

CALL_KINDS = frozenset(
    {
        "http_500", "http_429", "timeout", "accept_then_hang", "accept_then_500",
        "error_code", "failed_status", "drop_status", "slow_answer",
    }
)  # fmt: skip
WEBHOOK_KINDS = frozenset(
    {
        "duplicate", "disorder", "batch", "delay", "wrong_signature", "broken_json",
        "no_signature",
    }
)  # fmt: skip
CALL_TARGETS = frozenset({"messages", "media", "templates", "pay"})
WEBHOOK_TARGETS = frozenset({"webhook", "pay_webhook"})
MESSAGE_ONLY_KINDS = frozenset({"error_code", "failed_status", "drop_status"})
CHOICES = {
    "shape": ("messages", "changes", "entries", "mixed"),
    "how": ("as_is", "reverse", "shuffle"),
    "status": ("sent", "delivered", "read", "failed"),
    "rewrite": (True, False),
}
COMMON = frozenset({"kind", "target", "next", "skip", "to"})
NUMBERS = ("skip", "copies", "size", "delay_ms", "window_ms", "hold_seconds", "code")


@dataclass(slots=True)
class Fault:
    """One order to go wrong, and how often it still has to (None: without end)."""

    fault_id: int
    kind: str
    target: str
    remaining: int | None
    skip: int = 0
    to: str | None = None
    options: Json = field(default_factory=dict)
    hits: int = 0

    def number(self, name: str, default: float) -> float:
        """A numeric option."""
        return float(self.options.get(name, default))

    def describe(self) -> Json:
        """The fault as the control API shows it."""
        left = "all" if self.remaining is None else self.remaining
        shown = {"id": self.fault_id, "kind": self.kind, "target": self.target}
        return {**self.options, **shown, "next": left, "hits": self.hits}


class Faults:
    """The faults in force, oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._last_id = 0

    def add(self, order: Json) -> Fault:
        """Put a fault in force. Raises BadRequestError if it makes no sense."""
        kind, target = _kind_and_target(order)
        times = order.get("next", 1)
        if times != "all" and (type(times) is not int or times < 1):
            raise BadRequestError("'next' must be a whole number above 0, or \"all\".")
        _check_options(kind, order)
        self._last_id += 1
        fault = Fault(
            fault_id=self._last_id,
            kind=kind,
            target=target,
            remaining=None if times == "all" else times,
            skip=int(order.get("skip", 0)),
            to=order.get("to"),
            options={
                name: value for name, value in order.items() if name not in COMMON
            },
        )
        self._faults.append(fault)
        return fault

    def take(
        self,
        target: str,
        kinds: set[str],
        to: str | None = None,
        accepts: Callable[[Fault], bool] = lambda _: True,
    ) -> Fault | None:
        """The first fault of these kinds that hits this call, counted as a hit."""
        for fault in self._faults:
            if fault.target != target or fault.kind not in kinds:
                continue
            if fault.to not in {None, to} or not accepts(fault):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            self._count(fault)
            return fault
        return None

    def describe(self) -> list[Json]:
        """All faults in force."""
        return [fault.describe() for fault in self._faults]

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._faults.clear()

    def _count(self, fault: Fault) -> None:
        fault.hits += 1
        if fault.remaining is not None:
            fault.remaining -= 1
            if fault.remaining == 0:
                self._faults.remove(fault)


def _kind_and_target(order: Json) -> tuple[str, str]:
    kind: Any = order.get("kind")
    if kind in CALL_KINDS:
        targets, default = CALL_TARGETS, "messages"
    elif kind in WEBHOOK_KINDS:
        targets, default = WEBHOOK_TARGETS, "webhook"
    else:
        known = ", ".join(sorted(CALL_KINDS | WEBHOOK_KINDS))
        raise BadRequestError(f"Unknown fault kind {kind!r}; known: {known}.")
    target = order.get("target", default)
    if target not in targets:
        allowed = ", ".join(sorted(targets))
        raise BadRequestError(f"Target of '{kind}' must be one of: {allowed}.")
    if kind == "batch" and target == "pay_webhook":
        raise BadRequestError("A payment notification holds one event: no batches.")
    if kind in MESSAGE_ONLY_KINDS and target != "messages":
        raise BadRequestError(f"'{kind}' works on target 'messages' only.")
    return str(kind), str(target)


def _check_options(kind: str, order: Json) -> None:
    unknown = set(order) - COMMON - set(NUMBERS) - set(CHOICES)
    if unknown:
        raise BadRequestError(f"Unknown option: {', '.join(sorted(unknown))}.")
    for name in NUMBERS:
        value = order.get(name, 0)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or value < 0:
            raise BadRequestError(f"'{name}' must be a number, 0 or more.")
    for name, allowed in CHOICES.items():
        if name in order and order[name] not in allowed:
            raise BadRequestError(f"'{name}' must be one of: {allowed}.")
    if kind in {"error_code", "failed_status"} and "code" not in order:
        raise BadRequestError(f"'{kind}' needs the 'code' of an error.")
