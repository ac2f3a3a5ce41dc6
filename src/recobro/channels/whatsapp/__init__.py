"""WhatsApp through Meta's Cloud API (Graph API v26.0)."""

from recobro.channels.whatsapp.client import WhatsAppChannel
from recobro.channels.whatsapp.signature import verify_subscription

__all__ = ["WhatsAppChannel", "verify_subscription"]
