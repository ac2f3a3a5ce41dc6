"""Links, e-mail addresses, telephones and bank accounts in a folded text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from recobro.domain.guard.facts import GuardFacts
from recobro.domain.guard.text import fold_plain

Span = tuple[int, int]

SHORTENERS = frozenset(
    [
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "buff.ly",
        "cutt.ly",
        "rb.gy",
        "t.ly",
        "shorturl.at",
        "rebrand.ly",
        "tiny.cc",
        "acortar.link",
        "n9.cl",
        "v.gd",
        "s.id",
        "bl.ink",
        "lnkd.in",
        "short.io",
        "shorte.st",
        "adf.ly",
        "soo.gd",
        "tiny.one",
        "u.nu",
        "clck.ru",
        "qr.ae",
        "cli.co",
        "x.gd",
        "urlz.fr",
        "dub.sh",
        "linktr.ee",
        "goo.su",
        "ln.run",
        "me2.kr",
        "kutt.it",
        "spoo.me",
        "tny.im",
        "yourls.org",
        "bit.do",
        "mcaf.ee",
        "j.mp",
    ]
)
_TLDS = (
    "com|net|org|info|biz|io|app|link|xyz|site|online|top|shop|store|click|page|dev|ai"
    "|pay|example|test|cat|gob|gov|edu|club|live|pro|vip|icu|co|es|mx|ar|cl|pe|ec|uy|py"
    "|bo|ve|br|gt|hn|ni|cr|pa|cu|pr|eu|uk|us|fr|pt|it|de|ly|gl|gd|gy|cc|tv|me|bz|ws|la"
    "|to|ru|cn|tk|ml|lat|web|digital|money|cash|finance|bank|support|tech|cloud"
)
# A missing space after a full stop looks like these («pagado.Me dice»).
_WORDLIKE = frozenset(["es", "me", "la", "to", "de", "us", "it", "do", "no"])
_DOT = re.compile(r"\s*(?:\[\.\]|\(\.\)|\{\.\}|\[(?:dot|punto)\]|\((?:dot|punto)\))\s*")
_URL = re.compile(
    r"\b(?:h(?:tt|xx)ps?\s*:\s*/\s*/\s*|www\s?\.)[^\s<>\"'»)\]]+"
    r"|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
    rf"|(?<![@\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?P<tld>{_TLDS})(?![a-z0-9~]"
    rf"|\.[a-z0-9])"
    r"(?P<path>/[^\s<>\"'»)\]]*)?"
)
# Signs without which there is no address, no account and no number. Those that begin
# with one sign or a digit are found at once.
_MAY_BE_URL = re.compile(r"[@./w](?:(?<=@)|(?<=\.)[a-z]|(?<=/)\s*/|(?<=w)ww)")
_FOUR_DIGITS = re.compile(r"\d\d{3}")
_MAY_BE_IBAN = re.compile(r"\d(?<=[a-z]\d)\d")
_SIX_DIGITS = re.compile(r"\d(?:[ ().\-]{0,3}\d){5}")
_HIDDEN_DOTS = ("[.]", "(.)", "{.}", "[dot]", "[punto]", "(dot)", "(punto)")
# «pagos punto com», «bit ly/x»: written so that no machine should see it.
_SPOKEN_DOT = re.compile(r"\.(?:(?<=\s\.)| (?:com|net|org|ly|me|gl|app)\b)")
_SPOKEN_SIGNS = (
    " punto ", " dot ",
    *(
        f"{name} {end}"
        for name in ("wa", "t", "bit", "goo", "cutt")
        for end in ("me", "ly", "gl")
    ),
)  # fmt: skip
_SPOKEN_URL = re.compile(
    r"\b[a-z0-9-]{3,}\s*(?:\.\s|\s\.|\spunto\s|\sdot\s)\s*(?:com|net|org|ly|me|gl|app)"
    r"(?:\b\s*(?:/|slash|barra|diagonal)\s*[a-z0-9]+|(?=\s*(?:$|[,;!?\n])))"
    r"|\b(?:wa|t|bit|goo|cutt)\s?(?:[. ]|dot|punto)\s?(?:me|ly|gl)\s?(?:/|slash|barra)"
    r"\s?\S+"
)
_IBAN = re.compile(
    r"(?<![a-z0-9])[a-z]{2}\d{2}(?: ?-?[a-z]{4})?(?:[ -]?\d{2,4}){3,7}(?:[ -]?\d{1,3})?"
    r"(?![a-z0-9])"
)
_DIGITS = re.compile(
    r"(?<![\w.,/€$])\+?\(?\d(?:[ ().\-]{0,3}\d){5,27}(?![\w%€$]|[.,]\d)"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]\d{1,2}")
_CURRENCY_NEAR = re.compile(
    r"(?:[$€£₲₡]|\bs/\.?|\b(?:mxn|cop|ars|clp|pen|eur|usd|uyu|pyg))\s*$"
)
_CURRENCY_AFTER = re.compile(
    r"\s*(?:[$€£]|(?:pesos|euros?|soles|dolares|mxn|cop|ars|clp|pen|eur|usd|gs)\b)"
)
_REFERENCE = re.compile(
    r"\b(?:pedido|referencia|ref|contrato|cliente|expediente|caso|folio|ticket|poliza"
    r"|radicado|factura|recibo|boleta|nit|ruc|cif|cuit|rut|order|reference|invoice"
    r"|convenio|servicio|operacion|comprobante|suministro|autorizacion|case)"
    r"(?:\s*(?:n\.?°|no\.?|nro\.?|num\.?|numero|es|de|:|#|is|number))*\s*$"
)
_ACCOUNT_NEAR = re.compile(r"cuenta|\b(?:cbu|cvu|clabe|cci|iban|account)\b")
_MONEY_WORD = re.compile(
    r"\b(?:saldo|deuda|total|importe|monto|debe|adeuda|balance|amount|suman?|pag(?:ar"
    r"|ue|a))"
    r"(?: (?:es|de|pendiente|is|of))*\s*:?\s*$"
)
_CALL_SHORT = re.compile(
    r"\b(?:llam\w+|marqu?\w+|telefono|tel|fono|escrib\w+|whatsapp|sms|call|dial|text"
    r"|nequi|yape|plin|bizum|daviplata)\.?"
    r"(?:\s+(?:nos|al|a|gratis|en|numero|el|por|us|on|at|the|number"
    r"|linea)){0,4}\s*:?\s*"
    r"(\d{4,6})(?!\d|\s*(?:€|\$|pesos|euros|soles)|[.,/:]\d)"
)
_ALIAS = re.compile(
    r"\balias(?: (?:cbu|cvu|bancario|es|nuevo|oficial|correcto|actual|is|del?|para|la"
    r"|el|pagar|pagos?|cuenta|transferir))*\s*[:=]?\s*\"?([a-z0-9]+(?:[.-][a-z0-9]+)+)"
)
_PLAIN_SCHEME = re.compile(r"^(?:h(?:tt|xx)ps?:?/*)?(?:www\.)?")


class ContactKind(StrEnum):
    """What kind of address it is."""

    LINK = "link"
    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Contact:
    """An address in the text and whether the facts hold it."""

    kind: ContactKind
    start: int
    end: int
    known: bool


def _bare(link: str) -> str:
    return _PLAIN_SCHEME.sub("", fold_plain(link).strip()).rstrip("/.,;:!?")


def _host(bare: str) -> str:
    return re.split(r"[/?#:]", bare, maxsplit=1)[0]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _alnum(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold_plain(text))


@lru_cache(maxsize=1024)
def _known_links(links: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The addresses without their scheme, and their hosts."""
    bare = frozenset(_bare(link) for link in links)
    return bare, frozenset(_host(link) for link in bare)


@lru_cache(maxsize=1024)
def _known_phones(phones: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_digits(p) for p in phones)


@lru_cache(maxsize=1024)
def _known_accounts(accounts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_alnum(a) for a in accounts)


class _Finder:
    """Collects the contacts of one text."""

    def __init__(self, text: str, facts: GuardFacts, taken: Sequence[Span]) -> None:
        self.text = text
        self.taken = list(taken)
        self.links, self.hosts = _known_links(facts.links)
        self.phones = _known_phones(facts.phones)
        self.accounts = _known_accounts(facts.accounts)
        self.facts = facts
        self.found: list[Contact] = []

    def add(self, kind: ContactKind, start: int, end: int, *, known: bool) -> None:
        if all(end <= c.start or c.end <= start for c in self.found):
            self.found.append(Contact(kind, start, end, known))

    def is_amount(self, digits: str) -> bool:
        """Whether the digits are a sum of the account, without its cents."""
        facts = self.facts
        invoiced = (a for i in facts.invoices for a in (i.amount, i.outstanding))
        return any(digits == str(int(a)) for a in (facts.balance, *invoiced))

    def find_links(self) -> None:
        for m in _URL.finditer(self.text) if _MAY_BE_URL.search(self.text) else ():
            word = m.group().rstrip(".,;:!?*_")
            end = m.start() + len(word)
            if "@" in word:
                domain = word.split("@", 1)[1]
                known = any(h == domain or h.endswith("." + domain) for h in self.hosts)
                self.add(ContactKind.EMAIL, m.start(), end, known=known)
                continue
            if m.group("tld") in _WORDLIKE and not m.group("path") and (
                word.count(".") == 1 and word not in self.hosts and "-" not in word
                and len(word.split(".")[0]) < 12 and not self._introduced(m.start())
            ):  # fmt: skip
                continue
            bare = _bare(re.sub(r"\s", "", word))
            known = bare in self.links and _host(bare) not in SHORTENERS
            self.add(ContactKind.LINK, m.start(), end, known=known)

        if self.may_be_spoken():
            for m in _SPOKEN_URL.finditer(self.text):
                self.add(ContactKind.LINK, m.start(), m.end(), known=False)

    def may_be_spoken(self) -> bool:
        """Whether an address may be written in words."""
        return bool(_SPOKEN_DOT.search(self.text)) or any(
            sign in self.text for sign in _SPOKEN_SIGNS
        )

    def _introduced(self, start: int) -> bool:
        """Whether words before it say that an address follows."""
        before = self.text[max(0, start - 24) : start]
        return bool(
            re.search(
                r"\b(?:en|web|pagina|sitio|enlace|link|visite|at|site)\s*:?\s*$", before
            )
        )

    def find_accounts(self) -> None:
        for m in _IBAN.finditer(self.text) if _MAY_BE_IBAN.search(self.text) else ():
            if len(_alnum(m.group())) >= 15:
                known = _alnum(m.group()) in self.accounts
                self.add(ContactKind.ACCOUNT, m.start(), m.end(), known=known)
        for m in _ALIAS.finditer(self.text) if "alias" in self.text else ():
            known = _alnum(m.group(1)) in self.accounts
            self.add(ContactKind.ACCOUNT, m.start(1), m.end(1), known=known)

    def is_figure(self, start: int, end: int, digits: str) -> bool:
        """Whether the digits are money, a date or a reference, not an address."""
        if any(start < b and a < end for a, b in self.taken):
            return True
        word, before = self.text[start:end], self.text[max(0, start - 40) : start]
        if word.startswith("+"):
            return False
        return bool(
            (
                _AMOUNT.fullmatch(word.strip())
                and (len(digits) < 9 or "." in word or "," in word)
            )
            or _CURRENCY_NEAR.search(before)
            or _CURRENCY_AFTER.match(self.text, end)
            or self.is_amount(digits)
            or (_MONEY_WORD.search(before) and len(digits) < 9)
        )

    def find_digits(self) -> None:
        for m in _DIGITS.finditer(self.text) if _SIX_DIGITS.search(self.text) else ():
            digits = _digits(m.group())
            if len(digits) < 7 or self.is_figure(m.start(), m.end(), digits):
                continue
            kind = ContactKind.ACCOUNT if len(digits) > 15 else ContactKind.PHONE
            known = digits in self.accounts or self.is_known_phone(digits)
            before = self.text[max(0, m.start() - 40) : m.start()]
            refers = len(digits) < 15 and not _ACCOUNT_NEAR.search(before)
            if not known and refers and _REFERENCE.search(before):
                kind, known = ContactKind.REFERENCE, True
            self.add(kind, m.start(), m.end(), known=known)
        short = _FOUR_DIGITS.search(self.text)
        for m in _CALL_SHORT.finditer(self.text) if short else ():
            known = m.group(1) in self.phones
            if not any(m.start(1) < b and a < m.end(1) for a, b in self.taken):
                self.add(ContactKind.PHONE, m.start(1), m.end(1), known=known)

    def is_known_phone(self, digits: str) -> bool:
        """Whether it is one of our numbers, with or without its country code."""
        bare = digits.removeprefix("00")
        if bare in self.phones:
            return True
        national = bare.lstrip("0")
        return len(national) >= 7 and any(
            p.endswith(national) and len(p) - len(bare) <= 4 for p in self.phones
        )


def find_contacts(text: str, facts: GuardFacts, taken: Sequence[Span]) -> list[Contact]:
    """Every address of a folded text that is not one of the spans `taken`."""
    finder = _Finder(text, facts, taken)
    finder.find_links()
    finder.find_accounts()
    finder.find_digits()
    hidden = any(dot in text for dot in _HIDDEN_DOTS)
    for m in _DOT.finditer(text) if hidden else ():
        # «banco[.]top/x»: a dot that someone hid is no honest address.
        finder.add(ContactKind.LINK, m.start(), m.end(), known=False)
    return sorted(finder.found, key=lambda c: c.start)
