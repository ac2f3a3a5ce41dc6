"""Have the provider approve the templates that the strategy's messages use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from recobro.actions.reply import link_base
from recobro.domain.messages import Channel
from recobro.ports.services import NotConfiguredError, Services
from recobro.ports.templates import TemplateRegistry, TemplateState
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings


def push_templates(services: Services, tenant_id: UUID) -> Sequence[TemplateState]:
    """Create what the provider lacks; one state for each template.

    The links in them begin with RECOBRO_PUBLIC_URL, so push again when that changes.
    Raises NotConfiguredError, TemplatesUnavailableError.
    """
    with acting_for(tenant_id):
        options = tenant_settings().options
    adapter = services.open_channel(Channel.WHATSAPP, options)
    if not hasattr(adapter, "push_templates"):
        raise NotConfiguredError(Channel.WHATSAPP.value, "it takes no templates")
    registry = cast("TemplateRegistry", adapter)
    specs = services.step_writer.provider_templates(link_base(services))
    return registry.push_templates(specs)
