"""What the gateway last said about the checkouts of a payment link."""

from __future__ import annotations

from recobro.storage.models import Checkout, PaymentLink
from recobro.storage.tenancy import acting_for, tenant_of_link


def latest_checkout(token: str) -> str:
    """The status of the link's newest checkout; empty where none was opened.

    One of open, pending, paid, failed, expired and refunded. Three queries.
    """
    tenant_id = tenant_of_link(token)
    if tenant_id is None:
        return ""
    with acting_for(tenant_id):
        links = PaymentLink.objects.filter(tenant_id=tenant_id, token=token)
        newest = (
            Checkout.objects.filter(
                tenant_id=tenant_id, link_id__in=links.values_list("id", flat=True)
            )
            .order_by("-created_at", "-id")
            .values_list("status", flat=True)
            .first()
        )
    return newest or ""
