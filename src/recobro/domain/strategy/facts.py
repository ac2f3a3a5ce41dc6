"""The facts of one account at one moment: what a strategy may look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from recobro.domain.accounts import Account, Hold
from recobro.domain.ledger import Position
from recobro.domain.messages import Channel
from recobro.domain.money import Money

# Purposes of messages that nobody asked for: they keep the quiet days.
UNASKED_PURPOSES = frozenset({"reminder", "collection"})
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextInstalment:
    """The first instalment of a running plan that is not wholly paid."""

    date: date
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise that is neither kept nor settled."""

    date: date
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """What the strategy may look at, for one account at one moment: plain figures.

    They come from a whole `Account` (`facts_for`) or, for a million accounts, straight
    from the database's sums (`storage.cycle_facts`).

    `balance` is all that is owed after credits and unapplied money; `claimable` the
    part that may be asked for (neither disputed nor held), of `claims` terms, the
    oldest of which is `oldest_invoice`, due on `oldest_due` (None where nothing may be
    asked for).
    `held_until` is the end of a hold on the whole account (datetime.max: open-ended);
    `channels` those with a usable address; `done_steps` the keys of the steps that
    already spoke. `last_contact` is the day of the last message to this person that
    nobody asked for, `last_of_account` of the last one about this account.
    `last_reply` is the day of the person's last message, `unanswered` how many messages
    that nobody asked for went out since. `risk` is a model's, where there is one.
    """

    currency: str
    balance: Decimal
    claimable: Decimal
    claims: int = 0
    oldest_due: date | None = None
    oldest_invoice: str = ""
    instalment: NextInstalment | None = None
    promise: OpenPromise | None = None
    stopped: bool = False
    held_until: datetime | None = None
    hold_reason: str = ""
    disputed: bool = False
    with_person: bool = False
    channels: frozenset[Channel] = frozenset(Channel)
    last_contact: date | None = None
    last_of_account: date | None = None
    done_steps: frozenset[str] = frozenset()
    debtor_id: UUID = _NOBODY
    country: str = ""
    language: str = "es"
    debtor_kind: str = "consumer"
    tags: frozenset[str] = frozenset()
    promises_kept: int = 0
    promises_broken: int = 0
    last_reply: date | None = None
    unanswered: int = 0
    risk: float | None = None

    def days_past_due(self, day: date) -> int:
        """Days since the oldest due date that may be asked for; 0 where none is."""
        return (day - self.oldest_due).days if self.oldest_due else 0


def facts_for(
    account: Account,
    channels: frozenset[Channel],
    *,
    now: datetime,
    but_for: str = "",
) -> AccountFacts:
    """What the strategy may look at of an account; `channels` are those we can use.

    `now` is in the zone whose days count. `but_for` is the key of a planned message
    about which the question is asked: it has not spoken yet.
    """
    holds = [h for h in account.holds if h.invoice_id is None]
    longest = max(holds, key=lambda hold: _end(hold, now), default=None)
    told = [
        c
        for c in account.contacts
        if c.purpose in UNASKED_PURPOSES and c.may_have_reached
    ]
    unasked = [c.at for c in told]
    own = [c.at for c in told if c.account_id in (None, account.account_id)]
    plan, promise = account.plan, account.promise
    last_inbound = account.last_inbound_at
    instalment = plan.next_instalment if plan else None
    return AccountFacts(
        **position_facts(account.position),
        instalment=(
            NextInstalment(date=instalment.date, outstanding=instalment.outstanding)
            if instalment
            else None
        ),
        promise=(
            OpenPromise(date=promise.date, outstanding=promise.outstanding)
            if promise and promise.outstanding
            else None
        ),
        stopped=account.stopped or account.debtor.deceased,
        held_until=_end(longest, now) if longest else None,
        hold_reason=longest.reason if longest else "",
        disputed=account.open_disputes > 0,
        with_person=bool(account.open_hand_overs) or account.holder == "person",
        channels=frozenset(c for c in channels if account.contact_on(c)),
        last_contact=max(unasked).astimezone(now.tzinfo).date() if unasked else None,
        last_of_account=max(own).astimezone(now.tzinfo).date() if own else None,
        done_steps=account.done_steps - {but_for},
        debtor_id=account.debtor.debtor_id,
        country=account.debtor.country,
        language=account.debtor.language,
        debtor_kind=account.debtor.kind,
        tags=account.debtor.tags,
        promises_kept=account.promises_kept,
        promises_broken=account.promises_broken,
        last_reply=(
            last_inbound.astimezone(now.tzinfo).date() if last_inbound else None
        ),
        unanswered=sum(at > last_inbound for at in unasked)
        if last_inbound
        else len(unasked),
        risk=account.risk,
    )


def position_facts(position: Position) -> dict[str, Any]:
    """The figures of a position, as `AccountFacts` names them."""
    claimable = position.claimable
    return {
        "currency": position.currency,
        "balance": position.balance.amount,
        "claimable": sum((t.outstanding.amount for t in claimable), Decimal(0)),
        "claims": len(claimable),
        "oldest_due": claimable[0].due_date if claimable else None,
        "oldest_invoice": claimable[0].invoice_number if claimable else "",
    }


def _end(hold: Hold, now: datetime) -> datetime:
    """When a hold ends, in the zone of `now`; the end of time for an open one."""
    if hold.until is None:
        return datetime.max.replace(tzinfo=now.tzinfo)
    return hold.until.astimezone(now.tzinfo)
