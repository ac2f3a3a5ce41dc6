"""Carry out what a turn of the conversation decided, under the account's lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

import phonenumbers

from recobro.actions.agreements import agree_plan, move_instalments, record_promise
from recobro.actions.disputes import open_dispute
from recobro.actions.hand_over import hand_over
from recobro.actions.holds import hold
from recobro.actions.payment_links import ensure_link
from recobro.actions.queue_message import call_off, call_off_everywhere
from recobro.actions.settlements import agree_settlement
from recobro.actions.stop_contact import stop_contact
from recobro.actions.surveys import ask_survey, record_survey
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.briefs import shortened
from recobro.domain.conversation import effects as said
from recobro.domain.messages import Channel
from recobro.domain.promises import PromiseOutcome
from recobro.storage import chronology, models
from recobro.storage.accounts import load_account
from recobro.storage.models import Account, Conversation


@dataclass(slots=True, kw_only=True)
class Execution:
    """One turn being carried out; `link_token` and `stopped` are what came of it."""

    account: Account
    view: AccountView
    conversation: Conversation
    point: ContactPoint
    zone: ZoneInfo
    now: datetime
    text: str = ""
    link_token: str | None = None
    stopped: bool = False

    def run(self, effects: Sequence[said.Effect]) -> None:
        """Carry out every effect, in order. Raises DomainError if one cannot be."""
        for effect in effects:
            self._one(effect)

    def _one(self, effect: said.Effect) -> None:  # noqa: C901, PLR0912  one case each
        match effect:
            case said.RecordPromise():
                record_promise(
                    self.account,
                    self.view,
                    day=effect.date,
                    amount=effect.amount,
                    now=self.now,
                )
            case said.ClosePromise():
                self._close_promise(effect.outcome)
            case said.AgreePlan():
                parts = [(part.date, part.amount) for part in effect.instalments]
                agree_plan(self.account, self.view, parts, now=self.now)
            case said.ClosePlan():
                self._close_plan(completed=effect.completed)
            case said.GrantExtension():
                self._rest("extension", self._end_of(effect.until))
            case said.LiftHold():
                self._lift(effect)
            case said.AgreeDiscount():
                agree_settlement(
                    self.account,
                    self.view,
                    percent=effect.percent,
                    amount_to_pay=effect.amount_to_pay,
                    until=effect.until,
                    now=self.now,
                )
            case said.SendPaymentLink():
                self._link(effect)
            case said.OpenDispute():
                open_dispute(
                    self.account,
                    text=effect.text,
                    invoice_number=effect.invoice_number,
                    now=self.now,
                )
            case said.RecordPaymentClaim():
                self._tell(
                    "payment.claimed",
                    date=effect.date and effect.date.isoformat(),
                    amount=effect.amount and str(effect.amount),
                    method=effect.method,
                    with_proof=effect.with_proof,
                )
            case said.StopContact():
                self._stop(effect)
            case said.MarkWrongPerson():
                self._mark_address("wrong_person")
                self.stopped = True
            case said.MarkDeceased():
                models.Debtor.objects.filter(
                    tenant_id=self.account.tenant_id, id=self.account.debtor_id
                ).update(deceased_at=self.now)
                self.stopped = True
            case said.MarkVerified():
                self._mark_address("verified")
            case said.OpenHandOver():
                self._call(effect)
            case said.PlaceHold():
                until = self._end_of(effect.until) if effect.until else None
                self._rest(effect.reason.value, until)
            case said.CancelQueued():
                call_off(self.account, effect.reason, now=self.now)
            case said.AddContactPoint():
                self._add_address(effect)
            case said.SetPreference():
                self._prefer(effect)
            case said.PostponeContact():
                self._rest("asked_later", effect.until)
            case said.MoveInstalments():
                move_instalments(self.account, dict(effect.moves), now=self.now)
            case said.SendDocuments():
                self._tell("documents.asked", kinds=list(effect.kinds))
                self.link_token = ensure_link(self.account, now=self.now)
            case said.AskSurvey():
                ask_survey(
                    self.account, self.conversation, effect.occasion, now=self.now
                )
            case said.RecordSurvey():
                record_survey(
                    self.account,
                    self.conversation,
                    score=effect.score,
                    comment=effect.comment,
                    now=self.now,
                )
            case _:
                assert_never(effect)

    def _tell(self, kind: str, **data: object) -> None:
        chronology.append(self.account, kind, data, at=self.now, actor="debtor")

    def _end_of(self, day: date) -> datetime:
        """The first moment after a local day has passed."""
        return datetime.combine(day + timedelta(days=1), time(), tzinfo=self.zone)

    def _rest(self, reason: str, until: datetime | None) -> None:
        if until is None or until > self.now:
            hold(self.account, reason=reason, until=until, now=self.now, actor="debtor")

    def _lift(self, effect: said.LiftHold) -> None:
        lifted = models.Hold.objects.filter(
            tenant_id=self.account.tenant_id,
            account_id=self.account.id,
            reason=effect.reason.value,
            released_at=None,
        ).update(released_at=self.now)
        if lifted:
            self._tell("hold.released", reason=effect.reason.value)

    def _close_promise(self, outcome: PromiseOutcome | None) -> None:
        status = "replaced" if outcome is None else outcome.value
        models.Promise.objects.filter(
            tenant_id=self.account.tenant_id, account_id=self.account.id, status="open"
        ).update(status=status, settled_at=self.now)

    def _close_plan(self, *, completed: bool) -> None:
        models.Plan.objects.filter(
            tenant_id=self.account.tenant_id,
            account_id=self.account.id,
            status__in=["active", "in_arrears"],
        ).update(status="completed" if completed else "replaced", settled_at=self.now)

    def _link(self, effect: said.SendPaymentLink) -> None:
        if effect.purpose == "instalment":
            plan = load_account(self.account.id, self.now).plan  # maybe agreed just now
            part = plan.next_instalment if plan else None
            self.link_token = ensure_link(
                self.account,
                purpose="instalment",
                amount=effect.amount,
                instalment_id=part.instalment_id if part else None,
                now=self.now,
            )
            return
        whole = effect.amount >= self.view.position.balance
        self.link_token = ensure_link(
            self.account,
            purpose="balance" if whole else "promise",
            amount=None if whole else effect.amount,
            now=self.now,
        )

    def _stop(self, effect: said.StopContact) -> None:
        self.stopped = True
        if effect.scope is said.StopScope.CONTACT_POINT:
            return  # the address is marked: see MarkWrongPerson
        everywhere = effect.channels == said.ALL_CHANNELS
        stop_contact(
            self.account,
            channels=None if everywhere else effect.channels,
            reason=effect.reason,
            evidence=self.text,
            now=self.now,
            actor="debtor",
        )

    def _mark_address(self, status: str) -> None:
        """Every contact point of the debtor with this address, on any channel."""
        models.ContactPoint.objects.filter(
            tenant_id=self.account.tenant_id,
            debtor_id=self.account.debtor_id,
            address=self.point.address,
        ).update(status=status)
        self._tell("contact_point.marked", address=self.point.address, status=status)
        if status == "wrong_person":
            call_off_everywhere(
                self.account, "wrong person", now=self.now, steps_only=False
            )

    def _call(self, effect: said.OpenHandOver) -> None:
        brief = effect.brief
        hand_over(
            self.account,
            reason=effect.reason.value,
            priority=effect.priority.value,
            brief=f"«{shortened(brief.said)}»" if brief.said else "",
            conversation_id=self.conversation.id,
            zone=self.zone,
            intents=brief.intents,
            care=brief.care,
            now=self.now,
        )

    def _add_address(self, effect: said.AddContactPoint) -> None:
        channel, address = effect.channel.value, effect.address
        if effect.channel is not Channel.EMAIL:
            address = dialable(address, self.view.debtor.country)
        if not address:  # a person reads it in the conversation
            self._tell("contact_point.unreadable", channel=channel, said=effect.address)
            return
        models.ContactPoint.objects.get_or_create(
            tenant_id=self.account.tenant_id,
            debtor_id=self.account.debtor_id,
            channel=channel,
            address=address,
            defaults={"source": "debtor", "created_at": self.now},
        )
        self._tell("contact_point.added", channel=channel, address=address)

    def _prefer(self, effect: said.SetPreference) -> None:
        points = models.ContactPoint.objects.filter(
            tenant_id=self.account.tenant_id, debtor_id=self.account.debtor_id
        )
        points.update(preferred=False)
        points.filter(channel=effect.channel.value).update(preferred=True)
        self._tell("contact.preferred", channel=effect.channel.value)


def dialable(phone: str, country: str) -> str:
    """A phone as people write it, in E.164; empty where it cannot be one."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
