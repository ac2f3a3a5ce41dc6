"""One WhatsApp number: sends, marks as read, fetches files, reads webhooks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import httpx

from recobro.channels.whatsapp import media, templates
from recobro.channels.whatsapp.bodies import UnsendableError, compose
from recobro.channels.whatsapp.graph_api import (
    GRAPH_URL,
    VERSION,
    Answer,
    GraphApi,
    transport_failure,
)
from recobro.channels.whatsapp.json_values import Json, mappings, text
from recobro.channels.whatsapp.people import phone_address
from recobro.channels.whatsapp.signature import signature_is_valid
from recobro.channels.whatsapp.webhook import parse
from recobro.domain.messages import Channel, ProviderFailure, Reaction
from recobro.ports.channel import (
    Accepted,
    ChannelEvent,
    FetchedMedia,
    Media,
    OutcomeUnknown,
    Outgoing,
    Rejected,
    SendResult,
)
from recobro.ports.templates import TemplateSpec, TemplateState

OBJECT_ID = re.compile(r"[0-9A-Za-z_-]+")


class WhatsAppChannel:
    """A business number of the Cloud API, as a recobro.ports.channel.ChatAdapter.

    `app_secrets` are those with which Meta may sign: two while one replaces the other.
    `waba_id`, the business account, is needed to push templates only. `http` may bring
    a client of one's own. Raises ValueError for settings that could never work.
    """

    def __init__(
        self,
        *,
        phone_number_id: str,
        token: str,
        app_secrets: tuple[str, ...],
        waba_id: str | None = None,
        base_url: str = GRAPH_URL,
        version: str = VERSION,
        http: httpx.Client | None = None,
    ) -> None:
        for object_id in filter(None, (phone_number_id, waba_id)):
            if not OBJECT_ID.fullmatch(object_id):
                raise ValueError(f"not an id of the Graph API: {object_id!r}")
        if not phone_number_id or not app_secrets or not all(app_secrets):
            raise ValueError("a number and at least one app secret are needed")
        self._phone_number_id = phone_number_id
        self._waba_id = waba_id
        self._app_secrets = app_secrets
        self._api = GraphApi(token=token, base_url=base_url, version=version, http=http)

    @property
    def channel(self) -> Channel:
        """WhatsApp."""
        return Channel.WHATSAPP

    def send(self, outgoing: Outgoing) -> SendResult:
        """Hand one message to Meta; never raises for what Meta does.

        Meta has no idempotency key: OutcomeUnknown must not be sent again, its statuses
        will tell by the attempt's id.
        """
        try:
            body = compose(outgoing)
        except UnsendableError as refusal:
            return Rejected(failure=refusal.failure)
        try:
            answer = self._post(body)
        except httpx.RequestError as error:
            return _not_taken(transport_failure(error))
        return _result(answer)

    def mark_as_read(self, provider_id: str, *, typing: bool = False) -> bool:
        """Blue ticks on this message and those before, and "typing" for up to 25 s."""
        body: Json = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": provider_id,
        }
        if typing:
            body["typing_indicator"] = {"type": "text"}
        try:
            return self._post(body).failure is None
        except httpx.RequestError:
            return False

    def fetch_media(self, media_file: Media) -> FetchedMedia:
        """The content of a file. Raises MediaUnavailableError."""
        return media.fetch(self._api, media_file)

    def push_templates(self, specs: Sequence[TemplateSpec]) -> Sequence[TemplateState]:
        """Create the templates that are missing. Raises TemplatesUnavailableError."""
        if self._waba_id is None:
            raise ValueError("pushing templates needs the id of the business account")
        return templates.push(self._api, self._waba_id, specs)

    def signature_is_valid(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether Meta signed these bytes with one of our app's secrets."""
        return signature_is_valid(body, headers, self._app_secrets)

    def parse(self, body: bytes) -> Sequence[ChannelEvent]:
        """The events of a webhook; those of another number as UnknownEvent.

        Raises MalformedWebhookError.
        """
        return parse(body, phone_number_id=self._phone_number_id)

    def close(self) -> None:
        """Close the connections, if they are ours."""
        self._api.close()

    def _post(self, body: Json) -> Answer:
        return self._api.post(f"{self._phone_number_id}/messages", body)


def _result(answer: Answer) -> SendResult:
    failure = answer.failure
    if failure is not None:
        return _not_taken(failure)
    told = answer.body or {}
    message = next(iter(mappings(told.get("messages"))), {})
    provider_id = text(message.get("id"))
    if not provider_id:
        return OutcomeUnknown(detail=f"http_{answer.status}: no id of a message")
    contact = next(iter(mappings(told.get("contacts"))), {})
    recipient = phone_address(contact.get("wa_id")) or text(contact.get("user_id"))
    return Accepted(provider_id=provider_id, recipient_id=recipient or None)


def _not_taken(failure: ProviderFailure) -> Rejected | OutcomeUnknown:
    if failure.reaction is Reaction.WAIT:
        return OutcomeUnknown(detail=f"{failure.code}: {failure.detail}")
    return Rejected(failure=failure)
