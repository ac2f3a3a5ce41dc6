"""One account's story as plain values: what `recobro explain` prints."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from recobro.domain.chronology import verify
from recobro.domain.reasons import explain_reason
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.models import Message
from recobro.storage.queries.explain import why
from recobro.storage.queries.find_account import FoundAccount
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import tenant_settings

_MESSAGES_SHOWN = 50


def story_of(found: FoundAccount, now: datetime, language: str) -> dict[str, Any]:
    """What is owed, what was decided and why, what was refused, what was sent."""
    zone = tenant_settings().zone
    view = load_account(found.account_id, now)
    told = why(current_tenant_id(), found.account_id)
    lines = chronology.lines_of(found.account_id)
    broken = verify(lines)

    def local(moment: datetime | None) -> str | None:
        if moment is None:
            return None
        return moment.astimezone(zone).isoformat(timespec="minutes")

    return {
        "account": str(found.account_id),
        "debtor": found.debtor,
        "currency": found.currency,
        "balance": str(view.position.balance.amount),
        "days_past_due": view.position.days_past_due(now.astimezone(zone).date()),
        "invoices": [
            {
                "number": term.invoice_number,
                "due_date": term.due_date.isoformat(),
                "outstanding": str(term.outstanding.amount),
                "disputed": term.disputed,
                "held": term.held,
            }
            for term in view.position.claims
        ],
        "decisions": [
            {
                "date": line.date.isoformat(),
                "action": line.action,
                "step": line.step,
                "why": " ".join(explain_reason(r, language) for r in line.reasons),
            }
            for line in told.decisions
        ],
        "refusals": [
            {
                "at": local(line.moment),
                "rules": ", ".join(
                    f"{rule.rule} ({rule.citation})" for rule in line.rules
                ),
                "why": line.explanation.get(language, ""),
                "sources": ", ".join(
                    dict.fromkeys(rule.source for rule in line.rules if rule.source)
                ),
                "earliest": local(line.earliest),
            }
            for line in told.refusals
        ],
        "messages": [
            {
                "planned": local(message.planned_at),
                "channel": message.channel,
                "state": message.state,
                "reason": message.reason,
                "text": (message.content or {}).get("text", ""),
            }
            for message in Message.objects.filter(
                tenant_id=current_tenant_id(), account_id=found.account_id
            ).order_by("-planned_at")[:_MESSAGES_SHOWN]
        ],
        "chronology": {
            "lines": len(lines),
            "verified": broken is None,
            "broken_at": broken.seq if broken else None,
        },
    }
