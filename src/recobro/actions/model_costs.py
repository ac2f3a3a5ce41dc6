"""Keep what language models cost, with the company for whom they were asked."""

from __future__ import annotations

from uuid import UUID

from recobro.ports.services import Services
from recobro.storage.models import ModelCall


def keep_costs(services: Services, tenant_id: UUID) -> None:
    """Store the calls that this thread made since the last time."""
    ModelCall.objects.bulk_create(
        ModelCall(
            tenant_id=tenant_id,
            purpose="write" if call.purpose == "write" else "interpret",
            model=call.model[:120],
            outcome=call.outcome[:20],
            input_tokens=call.input_tokens,
            output_tokens=call.output_tokens,
            cost=call.cost,
            milliseconds=call.milliseconds,
            at=call.at,
        )
        for call in services.model_calls()
    )
