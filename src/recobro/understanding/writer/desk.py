"""Where a company's own text is read, filled in and judged before it is approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recobro.domain.guard.guard import judge
from recobro.ports.wordings import Fault, OwnText, OwnTexts, Preview, Review, Slot
from recobro.understanding.writer.blanks import CLOSED
from recobro.understanding.writer.catalogue import (
    CHANNELS,
    LANGUAGES,
    MOST_SMS,
    MOST_WHATSAPP,
    Entry,
    entry,
)
from recobro.understanding.writer.message_format import (
    Message,
    MessageError,
    always_said,
    check,
    parse,
)
from recobro.understanding.writer.register import Register
from recobro.understanding.writer.samples import (
    SITUATIONS,
    TODAY,
    Sample,
    Situation,
    sample,
)
from recobro.understanding.writer.segments import sms_size
from recobro.understanding.writer.templates import (
    SAYS_AUTOMATIC,
    SAYS_WHAT_WRITES,
    TemplateReplyWriter,
)

MOST_TEXT = 4000  # characters of a text with all its cases


class CatalogueDesk:
    """Reads texts against the catalogue (implements ports.wordings.WordingDesk)."""

    def review(
        self, slot: Slot, text: str, *, creditor: str, countries: Sequence[str]
    ) -> Review:
        """The text read, filled in for sample situations, and judged by the guard."""
        known = entry(slot.key)
        if known is None or not _is_slot(slot):
            return Review(faults=(Fault(code="no_such_text"),))
        if not text.strip() or len(text) > MOST_TEXT:
            return Review(faults=(Fault(code="bad_size"),))
        try:
            message = parse(text)
        except MessageError as error:
            return Review(faults=(_fault(error, text),))
        faults = tuple(_read(message, known, text))
        if faults:
            return Review(faults=faults)
        own = OwnTexts(texts=(OwnText(slot=slot, version=0, text=text),))
        places = [slot.country] if slot.country else (list(countries) or ["ES"])
        previews = tuple(
            _preview(known, slot, own, situation, country, register, creditor)
            for country in places
            for register in _registers(slot)
            for situation in SITUATIONS
        )
        return Review(previews=previews)


def _is_slot(slot: Slot) -> bool:
    registers = {"", *Register} if slot.language == "es" else {""}
    return (
        slot.language in LANGUAGES
        and slot.register in registers
        and slot.channel in ("", *CHANNELS)
        and (not slot.country or (len(slot.country) == 2 and slot.country.isupper()))
    )


def _registers(slot: Slot) -> tuple[Register, ...]:
    if slot.language == "en":
        return (Register.USTED,)
    return (Register(slot.register),) if slot.register else tuple(Register)


def _read(message: Message, known: Entry, text: str) -> Iterator[Fault]:
    kinds = {b.name: b.kind.value for b in known.blanks}
    for error in check(message, kinds, CLOSED):
        yield _fault(error, text)
    told = always_said(message)
    # the same day, with its weekday or in another style
    if told & {"date", "weekday_date"}:
        told |= {"date", "weekday_date"}
    for name in sorted(known.needed - told):
        yield Fault(code="needed", values={"name": name})


def _fault(error: MessageError, text: str) -> Fault:
    begin = max(error.position - 12, 0)
    return Fault(
        code=error.code.value,
        values={
            "name": error.name,
            "position": str(error.position + 1),
            "near": text[begin : error.position + 18].strip(),
        },
    )


def _preview(
    known: Entry,
    slot: Slot,
    own: OwnTexts,
    situation: Situation,
    country: str,
    register: Register,
    creditor: str,
) -> Preview:
    given = sample(
        known,
        situation,
        creditor=creditor,
        country=country,
        language=slot.language,
        channel=slot.channel,
    )
    try:
        text = _filled(given, own, register, slot)
        faults = tuple(_judged(given, known, text, country, slot.channel))
    except (MessageError, KeyError) as error:
        text = ""
        faults = (Fault(code="no_value", values={"name": str(error.args[0])}),)
    size = sms_size(text)
    return Preview(
        situation=situation.name,
        country=country,
        register=register.value,
        text=text,
        characters=len(text),
        sms_segments=size.segments,
        sms_unicode=size.unicode,
        faults=faults,
    )


def _filled(given: Sample, own: OwnTexts, register: Register, slot: Slot) -> str:
    # On a channel with buttons the link is on one; elsewhere it is in the text.
    on_button = slot.channel in ("", "whatsapp")
    writer = TemplateReplyWriter(register=register)
    if given.reply.also:
        return writer.aside(given.reply, given.facts, TODAY, own=own)
    return writer.say(
        given.reply,
        given.facts,
        TODAY,
        None if on_button else given.link_url,
        own=own,
    )


def _judged(
    given: Sample, known: Entry, text: str, country: str, channel: str
) -> Iterator[Fault]:
    verdict = judge(
        text, given.guard, country=country, channel=channel or "whatsapp", today=TODAY
    )
    for violation in verdict.violations:
        yield Fault(code=violation.rule.value, values={"span": violation.span})
    if known.key.startswith(SAYS_WHAT_WRITES) and not SAYS_AUTOMATIC.search(text):
        yield Fault(code="hides_assistant")
    if channel == "sms":
        segments = sms_size(text).segments
        if segments > MOST_SMS:
            yield Fault(code="too_long_sms", values={"segments": str(segments)})
    elif channel != "email" and len(text) > MOST_WHATSAPP:
        yield Fault(code="too_long", values={"characters": str(len(text))})
