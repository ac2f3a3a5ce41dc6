"""The template writer: one approved text per act, with its blanks filled.

The company's own approved text goes before ours. Whatever is said, the introduction as
an automatic assistant and the reminder of an open offer are ours.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from types import ModuleType

from recobro.domain.conversation.facts import AccountFacts, InvoiceFact
from recobro.domain.conversation.wording import Act, Aside, ReplyIntent, Value
from recobro.domain.messages import Button, LinkButton, TextContent
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.ports.wordings import OwnTexts, Slot
from recobro.understanding.writer import english, formats, spanish
from recobro.understanding.writer.countries import fragment, method, our_text
from recobro.understanding.writer.helplines import HELPLINES
from recobro.understanding.writer.message_format import MessageError, Raw, parse, render
from recobro.understanding.writer.register import (
    Register,
    in_register,
    register_for,
)

log = logging.getLogger(__name__)

MOST_CHARACTERS = 1000
MOST_BUTTONS = 3
MOST_TITLE = 20
MOST_INVOICES = 4
MOST_CONCEPT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReply:
    """A reply in words: the text and, where the channel has them, its buttons."""

    text: str
    buttons: tuple[Button, ...] = ()
    link: LinkButton | None = None

    @property
    def content(self) -> TextContent:
        """The reply as a channel takes it: a link or quick replies, never both."""
        return TextContent(
            body=self.text, buttons=() if self.link else self.buttons, link=self.link
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateReplyWriter:
    """Words an intention from the catalogue of the debtor's language.

    `register` is the tenant's choice; None takes the country's habit.
    """

    register: Register | None = None

    def write(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        *,
        link_as_button: bool = True,
        own: OwnTexts | None = None,
    ) -> WrittenReply:
        """The text of one message, in the debtor's language and form of address.

        `link_url` goes on a button where the channel has one, else into the text. `own`
        are the company's approved texts; ours is said where one is too long.
        """
        page = self._page(reply, facts, today, own or OwnTexts())
        in_text = link_url if reply.link and not link_as_button else None
        text = page.body(in_text).strip()
        if own is not None and len(text) > MOST_CHARACTERS:
            text = replace(page, own=OwnTexts()).body(in_text).strip()
        button = reply.link and link_as_button and link_url
        return WrittenReply(
            text=text[:MOST_CHARACTERS],
            buttons=page.buttons(),
            link=LinkButton(title=page.link_title(), url=str(link_url))
            if button
            else None,
        )

    def say(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        *,
        own: OwnTexts,
    ) -> str:
        """The whole text with the company's words, whatever they are: for a preview.

        `link_url` goes into the text. Raises MessageError or KeyError for a text that
        cannot be filled in.
        """
        page = replace(self._page(reply, facts, today, own), strict=True)
        return page.body(link_url).strip()

    def aside(
        self, reply: ReplyIntent, facts: AccountFacts, today: date, *, own: OwnTexts
    ) -> str:
        """What is said beside, alone: for a preview, as `say`."""
        page = replace(self._page(reply, facts, today, own), strict=True)
        return " ".join(page.asides()).strip()

    def _page(
        self, reply: ReplyIntent, facts: AccountFacts, today: date, own: OwnTexts
    ) -> _Page:
        register = self.register or register_for(facts.country, facts.kind)
        return _Page(reply=reply, facts=facts, today=today, register=register, own=own)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One reply being worded."""

    reply: ReplyIntent
    facts: AccountFacts
    today: date
    register: Register
    own: OwnTexts = field(default_factory=OwnTexts)
    strict: bool = False

    def _fragment(self, name: str) -> str:
        text = fragment(name, country=self.facts.country, language=self.facts.language)
        return in_register(text, self.register)

    @property
    def texts(self) -> ModuleType:
        return english if self.facts.language == "en" else spanish

    def buttons(self) -> tuple[Button, ...]:
        return tuple(
            Button(reply_id=str(b), title=self.texts.BUTTONS[b][:MOST_TITLE])
            for b in self.reply.buttons[:MOST_BUTTONS]
        )

    def link_title(self) -> str:
        name = "documents" if self.reply.act is Act.DOCUMENTS else "link"
        return str(self.texts.BUTTONS[name])

    def asides(self) -> list[str]:
        return [self._aside(aside) for aside in self.reply.also]

    def body(self, link_url: str | None) -> str:
        text = self._said(self._key(), link_url)
        # What was asked beside comes first; how it went is asked last.
        also = [a for a in self.reply.also if not self._said_already(a)]
        before = [self._aside(a) for a in also if a.act not in _LAST]
        after = [self._aside(a, link_url) for a in also if a.act in _LAST]
        text = " ".join([*before, text, *after]).replace("\n ", "\n")
        if self.reply.values.get("offer_stands"):
            stands = in_register(self.texts.OFFER_STANDS, self.register)
            text = f"{text} {stands}".replace("\n ", "\n")
        return self._introduced(text)

    def _said_already(self, aside: Aside) -> bool:
        """Whether the text itself says that we are sorry, as a case of care does."""
        return aside.act is Act.HARDSHIP and self._key().endswith(".care")

    def _aside(self, aside: Aside, link_url: str | None = None) -> str:
        key = f"aside.{aside.act}"
        texts = self.texts.TEXTS
        if not self.reply.verified and f"{key}.unverified" in texts:
            key = f"{key}.unverified"
        page = replace(self, reply=ReplyIntent(act=aside.act, values=aside.values))
        return page._said(key if key in texts else str(aside.act), link_url)

    def _said(self, key: str, link_url: str | None) -> str:
        """The text of a key, the company's own before ours, with its blanks filled."""
        blanks = self._blanks(link_url)
        own = self._own(key, blanks)
        if own is not None:
            return own
        text = our_text(key, country=self.facts.country, language=self.facts.language)
        return in_register(text, self.register).format(**blanks)

    def _own(self, key: str, blanks: dict[str, str]) -> str | None:
        """The company's text; None where there is none that can be said."""
        facts = self.facts
        found = self.own.find(
            Slot(
                key=key,
                language="en" if facts.language == "en" else "es",
                country=facts.country,
                register=self.register.value,
                channel=facts.channel.value,
            )
        )
        if found is None:
            return None
        locale = formats.locale_of(facts.country, facts.language)
        if self.strict:
            return render(parse(found.text), blanks, self._raw(), locale)
        try:
            text = render(parse(found.text), blanks, self._raw(), locale)
        except (MessageError, KeyError) as error:
            log.warning("own text %s v%s is not said: %r", key, found.version, error)
            return None
        if key.startswith(SAYS_WHAT_WRITES) and not SAYS_AUTOMATIC.search(text):
            log.warning("own text %s v%s hides what writes", key, found.version)
            return None
        return text

    def _raw(self) -> dict[str, Raw]:
        """The values that a company's text may count, choose by or write as a day."""
        raw: dict[str, Raw] = {
            name: value
            for name, value in self.reply.values.items()
            if isinstance(value, int | Decimal | date)
        }
        raw |= {"register": self.register.value, "kind": self.facts.kind}
        # the last one counts: an offer with a plan speaks of its payments
        for name in ("invoices", "instalments"):
            items = self.reply.values.get(name)
            if isinstance(items, tuple):
                raw["count"] = len(items)
        when = self.reply.values.get("date")
        if isinstance(when, date):
            raw["weekday_date"] = when
        return raw

    def _introduced(self, text: str) -> str:
        said = {self.reply.act, *(aside.act for aside in self.reply.also)}
        if not self.reply.introduce or said & _SAYS_IT:
            return text
        named = self.reply.verified and self.reply.act not in _UNNAMED
        who = self.texts.INTRODUCE if named else self.texts.INTRODUCE_UNVERIFIED
        who = who.format(creditor=self.facts.creditor)
        for greeting in (f"Hola, {self.facts.first_name}. ", "Hola. ",
                         f"Hello, {self.facts.first_name}. ", "Hello. "):  # fmt: skip
            if text.startswith(greeting):
                return f"{greeting}{who} {text.removeprefix(greeting)}"
        greeted = _GREETING.match(text)
        if greeted:
            return f"{greeted[0]}{who} {text[greeted.end() :]}"
        return f"{who} {text}"

    def _key(self) -> str:
        act, texts = str(self.reply.act), self.texts.TEXTS
        if self.reply.act is Act.CARE_URGENT:
            signals = self.reply.values.get("signals") or ()
            assert isinstance(signals, tuple)
            return f"{act}.{'self_harm' if 'self_harm' in signals else 'violence'}"
        if not self.reply.verified and f"{act}.unverified" in texts:
            return f"{act}.unverified"
        toned = f"{act}.{self.reply.values.get('tone')}"
        return toned if self.reply.verified and toned in texts else act

    def _blanks(self, link_url: str | None) -> dict[str, str]:
        values = self.reply.values
        language = self.facts.language
        blanks = {name: self._worded(name, value) for name, value in values.items()}
        blanks |= {"creditor": self.facts.creditor, "first_name": self.facts.first_name}
        when = values.get("date")
        if isinstance(when, date):
            blanks["weekday_date"] = formats.weekday_and_day(when, language, self.today)
        blanks["next"] = (
            self._fragment("next").format(**blanks) if values.get("next_date") else ""
        )
        blanks["limit"] = (
            self._fragment("limit").format(**blanks) if values.get("most") else ""
        )
        blanks["advice"] = (
            self._fragment("advice").format(**blanks) if values.get("advice") else ""
        )
        kinds = values.get("documents")
        if isinstance(kinds, tuple):
            names = [self._fragment(f"document.{kind}") for kind in kinds]
            blanks["documents"] = formats.listed(names, language, "and")
        blanks |= self._told(values, blanks)
        blanks["where"] = self._where(values.get("stopped"))
        blanks["link"] = (
            self._fragment("link_url").format(url=link_url) if link_url else ""
        )
        blanks |= self._methods(values.get("methods"))
        if isinstance(values.get("question"), str):
            blanks["question"] = self._fragment(f"question.{values['question']}")
        if self.reply.act is Act.CARE_URGENT:
            blanks |= self._helplines()
        return blanks

    def _told(
        self, values: Mapping[str, Value], blanks: Mapping[str, str]
    ) -> dict[str, str]:
        """What is left, what was offered and by which channel: each where it is so."""
        told = dict.fromkeys(_TOLD, "")
        filled = dict(blanks)
        if values.get("channel"):
            filled["channel"] = self._fragment(f"channel.{values['channel']}")
        for name, (acts, fragments) in _TOLD.items():
            if acts and self.reply.act not in acts:
                continue
            for given, fragment_name in fragments.items():
                if values.get(given):
                    told[name] = self._fragment(fragment_name).format(**filled)
                    break
        return told

    def _where(self, stopped: Value) -> str:
        """Where we write no more: by no means, here, or by the channels named."""
        if not isinstance(stopped, tuple) or not stopped:
            return ""
        name = str(stopped[0])
        if name in {"all", "here"}:
            return self._fragment(f"where.{name}")
        names = [self._fragment(f"channel.{channel}") for channel in stopped]
        listed = formats.listed(names, self.facts.language)
        return self._fragment("where.named").format(channels=listed)

    def _methods(self, names: Value) -> dict[str, str]:
        if not isinstance(names, tuple):
            return {}
        known = [named for n in names if (named := self._method(str(n)))]
        asked = self.reply.values.get("asked")
        answer = ""
        if asked:
            kind = "taken" if self.reply.values.get("taken") else "not_taken"
            named = self._method(str(asked)) or str(asked)
            answer = self._fragment(kind).format(asked=named)
        return {
            "methods": formats.listed(known, self.facts.language),
            "answer": answer,
        }

    def _method(self, name: str) -> str | None:
        return method(name, country=self.facts.country, language=self.facts.language)

    def _helplines(self) -> dict[str, str]:
        lines = HELPLINES.get(self.facts.country) or self.texts.NO_HELPLINES
        harm = self._key().endswith("self_harm")
        helpline = lines.self_harm if harm else lines.violence
        also = self._fragment("also").format(helpline=helpline)
        return {
            "helpline": helpline,
            "emergency": lines.emergency,
            "also": also if helpline != lines.emergency else "",
        }

    def _worded(self, name: str, value: Value) -> str:
        language = self.facts.language
        if isinstance(value, Money):
            return formats.money(value, self.facts.country, language)
        if isinstance(value, datetime):
            return formats.moment(value, language)
        if isinstance(value, date):
            return formats.day(value, language, self.today)
        if isinstance(value, Decimal | int):
            return formats.number(value)
        if isinstance(value, tuple):
            return self._lines(name, value)
        return "" if value is None else value

    def _lines(
        self,
        name: str,
        items: tuple[Instalment, ...] | tuple[InvoiceFact, ...] | tuple[str, ...],
    ) -> str:
        language = self.facts.language
        lines: list[str] = []
        for number, item in enumerate(items, 1):
            if isinstance(item, Instalment):
                line = self._fragment("instalment").format(
                    number=number,
                    amount=self._worded(name, item.amount),
                    date=formats.day(item.date, language, self.today),
                )
            elif isinstance(item, InvoiceFact):
                if number > MOST_INVOICES:
                    left = len(items) - MOST_INVOICES
                    lines.append(self._fragment("more_invoices").format(count=left))
                    break
                line = self._fragment("invoice").format(
                    concept=item.concept[:MOST_CONCEPT],
                    number=item.number,
                    amount=self._worded(name, item.outstanding),
                    date=formats.day(item.due_date, language, self.today),
                )
            else:
                line = str(item)
            lines.append(line)
        return "\n".join(lines)


# Sentences that are there only where a value is: of which acts, and by which value.
_TOLD: Mapping[str, tuple[frozenset[Act], Mapping[str, str]]] = {
    "rest": (
        frozenset(),
        {"rest": "rest", "rest_amount": "rest_promised", "rest_date": "rest_date"},
    ),
    "offered": (
        frozenset({Act.OFFER_RECALLED}),
        {"instalments": "offered.plan", "date": "offered.day"},
    ),
    "by": (frozenset({Act.CHANNEL_CHANGED}), {"channel": "by"}),
    "review": (frozenset(), {"review": "review", "claim": "review.claim"}),
}
# Who is asked what writes is told so in so many words, whoever worded it.
SAYS_WHAT_WRITES = ("who_we_are", "aside.who_we_are")
SAYS_AUTOMATIC = re.compile(
    r"\bautom[aá]tic[oa]\b|\bautomated\b|\bautomatic\b", re.IGNORECASE
)
# A first sentence that only greets; the introduction comes after it.
_GREETING = re.compile(
    r"¡?(?:Hola|Buenas?|Buenos días|Hello|Hi|Good (?:morning|day))\b[^.,!?\n]{0,12}"
    r"(?:, [^.,!?\n]{1,40})?[.!] "
)
_LAST = frozenset({
    Act.ASK_SURVEY, Act.PAYMENT_LINK, Act.CONTACT_LATER, Act.CONFIRM_PROMISE,
})  # fmt: skip
_SAYS_IT = frozenset({Act.WHO_WE_ARE, Act.WHO_WE_ARE_UNVERIFIED, Act.IDENTITY_PERSON})
# A message of care or a farewell names nobody that collects.
_UNNAMED = frozenset({Act.CARE_URGENT, Act.WRONG_PERSON, Act.DECEASED})
