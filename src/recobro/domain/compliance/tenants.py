"""What a tenant may change: tighten anything, loosen only `policy`, with a reason.

Tightening is adding rules of its own, because every rule can only forbid. Loosening is
switching off a rule whose basis, in the packs that govern, is `policy`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.vocabulary import Basis
from recobro.domain.errors import DomainError


class CannotLoosenError(DomainError):
    """A tenant tried to switch off a rule that is not policy, or that is not there."""

    code = "cannot_loosen"

    def __init__(self, rule: str, basis: str | None) -> None:
        self.rule = rule
        self.basis = basis
        why = f"its basis is {basis}" if basis else "no pack here has it"
        super().__init__(f"{rule} cannot be switched off: {why}")


class NoReasonError(DomainError):
    """A rule was switched off without a reason, or without two people."""

    code = "no_reason"

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(f"{rule}: say why, and have two different people approve it")


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchedOff:
    """A policy rule that a tenant does without.

    `rule` is its key ("ES-22", "US-06/messages"), `reason` is kept on record, and
    `approved_by` names at least two different people.
    """

    rule: str
    reason: str
    approved_by: tuple[str, ...]


def with_local_policy(
    packs: Sequence[Pack],
    switched_off: Sequence[SwitchedOff] = (),
    own: Pack | None = None,
) -> tuple[Pack, ...]:
    """The packs as this tenant applies them; the same arguments give the same objects.

    `own` holds the tenant's own rules. Raises CannotLoosenError for a rule that is
    not policy here, NoReasonError for one without a reason and two approvals.
    """
    return _with_local_policy(tuple(packs), tuple(switched_off), own)


@lru_cache(maxsize=256)
def _with_local_policy(
    packs: tuple[Pack, ...], switched_off: tuple[SwitchedOff, ...], own: Pack | None
) -> tuple[Pack, ...]:
    basis_of = effective_bases(packs)
    for change in switched_off:
        basis = basis_of.get(change.rule)
        if basis is not Basis.POLICY:
            raise CannotLoosenError(change.rule, basis.value if basis else None)
        if not change.reason.strip() or len(set(change.approved_by)) < 2:
            raise NoReasonError(change.rule)
    off = {change.rule for change in switched_off}
    kept = tuple(_without(pack, off) for pack in packs)
    return kept if own is None else (*kept, own)


def effective_bases(packs: Sequence[Pack]) -> dict[str, Basis]:
    """The basis of every rule by its key, as the most local pack sees it."""
    bases = {rule.key: rule.basis for pack in packs for rule in pack.rules}
    for pack in packs:
        bases.update({k: b for k, b in pack.basis_of.items() if k in bases})
    return bases


def _without(pack: Pack, off: set[str]) -> Pack:
    rules = tuple(rule for rule in pack.rules if rule.key not in off)
    return pack if len(rules) == len(pack.rules) else replace(pack, rules=rules)
