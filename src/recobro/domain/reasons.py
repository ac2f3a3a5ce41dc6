"""Reasons in plain words: what a decision's codes say to a person, in es and en."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from recobro.domain.decisions import Reason

# Each sentence may name the values of its reason; `_values` writes them for people.
_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "nothing_owed": {
        "es": "No debe nada.",
        "en": "Nothing is owed.",
    },
    "stopped": {
        "es": "El contacto está detenido en todos los canales.",
        "en": "Contact is stopped on every channel.",
    },
    "with_person": {
        "es": "Una persona lleva el caso: el agente no escribe.",
        "en": "A person has the case: the agent does not write.",
    },
    "held": {
        "es": "En pausa{reason_part}{until_part}.",
        "en": "On hold{reason_part}{until_part}.",
    },
    "disputed": {
        "es": "Todo lo pendiente está en disputa: no se reclama hasta resolverla.",
        "en": "All that is owed is disputed: it is not asked for until settled.",
    },
    "too_small": {
        "es": "El saldo no llega a {smallest}, el mínimo para escribir.",
        "en": "The balance is below {smallest}, the least worth a message.",
    },
    "in_plan": {
        "es": "Tiene un plan: la próxima cuota vence el {date} ({amount}).",
        "en": "There is a plan: the next instalment is due on {date} ({amount}).",
    },
    "promised": {
        "es": "Prometió pagar {amount} el {date}.",
        "en": "Promised to pay {amount} on {date}.",
    },
    "oldest_unpaid": {
        "es": "Lo más antiguo sin pagar es {invoice}, con vencimiento {due_date}.",
        "en": "The oldest unpaid invoice is {invoice}, due on {due_date}.",
    },
    "before_step": {
        "es": "El siguiente paso, «{step}», toca el {date}.",
        "en": "The next step, “{step}”, comes on {date}.",
    },
    "no_step_left": {
        "es": "La secuencia no tiene más pasos.",
        "en": "The sequence has no steps left.",
    },
    "step_reached": {
        "es": "{days_part}: toca el paso «{step}».",
        "en": "{days_part}: the step “{step}” has come.",
    },
    "step_done": {
        "es": "El paso «{step}» ya se dio para este vencimiento.",
        "en": "The step “{step}” was already taken for this due date.",
    },
    "step_since_contact": {
        "es": "{since_part} desde el último mensaje: toca el paso «{step}».",
        "en": "{since_part} since the last message: the step “{step}” has come.",
    },
    "condition_unmet": {
        "es": "Es el día del paso «{step}», pero no se da su condición.",
        "en": "It is the day of the step “{step}”, but its condition does not hold.",
    },
    "conversation": {
        "es": "Hay una conversación en marcha: el paso «{step}» espera al {until}.",
        "en": "A conversation is going on: the step “{step}” waits until {until}.",
    },
    "step_skipped": {
        "es": "Escribió el {date}: el paso «{step}» se deja pasar.",
        "en": "There was a message from them on {date}: the step “{step}” goes by.",
    },
    "today_already": {
        "es": "Hoy ya se le escribió: un mensaje al día como mucho.",
        "en": "There was a message today already: one a day at most.",
    },
    "held_out": {
        "es": "Está en el grupo de control: el paso «{step}» no se le envía.",
        "en": "In the hold-out: the step “{step}” is not sent.",
    },
    "unreachable": {
        "es": "No queda ningún canal por el que escribir.",
        "en": "No channel is left to write on.",
    },
    "quiet_days": {
        "es": "Se le escribió hace poco: no antes del {until}.",
        "en": "There was a message lately: not before {until}.",
    },
}

# Why an account or an invoice is paused; the console offers the same words.
HOLD_REASONS: Mapping[str, Mapping[str, str]] = {
    "hardship": {"es": "situación difícil", "en": "hardship"},
    "care": {"es": "necesita cuidado", "en": "needs care"},
    "dispute": {"es": "disputa abierta", "en": "open dispute"},
    "complaint": {"es": "reclamación", "en": "complaint"},
    "payment_claim": {"es": "dice que ya pagó", "en": "says it was paid"},
    "data_rights": {"es": "derechos sobre sus datos", "en": "data rights"},
    "extension": {"es": "más plazo acordado", "en": "more time agreed"},
    "deceased": {"es": "fallecimiento", "en": "death"},
    "dispute_upheld": {"es": "disputa aceptada", "en": "dispute upheld"},
    "legal": {"es": "asunto legal", "en": "legal matter"},
    "company": {"es": "decisión de la empresa", "en": "company decision"},
    "other": {"es": "otro motivo", "en": "other reason"},
}

_STEPS: Mapping[str, Mapping[str, str]] = {
    "preventive": {"es": "aviso preventivo", "en": "reminder before the due date"},
    "overdue": {"es": "aviso del día {day}", "en": "day {day} notice"},
    "plan": {"es": "oferta de plan, día {day}", "en": "offer of a plan, day {day}"},
    "firm": {"es": "aviso firme, día {day}", "en": "firm notice, day {day}"},
    "person": {"es": "pasa a una persona, día {day}", "en": "to a person, day {day}"},
    "instalment-soon": {"es": "cuota a punto de vencer", "en": "instalment due soon"},
    "instalment-late": {
        "es": "cuota atrasada, día {day}",
        "en": "late instalment, day {day}",
    },
    "instalment-person": {
        "es": "cuota atrasada: a una persona, día {day}",
        "en": "late instalment: to a person, day {day}",
    },
    "promise-late": {
        "es": "promesa sin cumplir, día {day}",
        "en": "promise not kept, day {day}",
    },
}
_STEP_NAME = re.compile(r"(?P<family>[a-z-]+?)(?:-(?P<day>\d+))?")
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def explain_reason(reason: Reason, language: str) -> str:
    """One sentence that says a reason to a person.

    `language` is "es" or "en" (anything else reads Spanish). A code that is not known
    here is shown as it is, with its values, so that nothing is hidden.
    """
    language = language if language in {"es", "en"} else "es"
    sentence = _SENTENCES.get(reason.code, {}).get(language)
    if sentence is None:
        told = ", ".join(f"{k}: {v}" for k, v in reason.values.items())
        return f"{reason.code} ({told})" if told else reason.code
    try:
        return sentence.format_map(_values(reason, language))
    except KeyError:  # stored by another version, with other values
        return f"{reason.code}: {dict(reason.values)}"


def step_label(name: str, language: str) -> str:
    """The name of a step of the default strategy in words; another one as it is."""
    language = language if language in {"es", "en"} else "es"
    match = _STEP_NAME.fullmatch(name)
    words = _STEPS.get(match["family"]) if match else None
    if match is None or words is None:
        return name
    text = words[language]
    if "{day}" not in text:
        return text
    return text.format(day=match["day"]) if match["day"] else name


def hold_reason(code: str, language: str) -> str:
    """Why something is paused, in words; an unknown code as it is."""
    words = HOLD_REASONS.get(code)
    return words["en" if language == "en" else "es"] if words else code


def _values(reason: Reason, language: str) -> dict[str, str]:
    told = {key: plain_value(value, language) for key, value in reason.values.items()}
    if "step" in told:
        told["step"] = step_label(told["step"], language)
    if reason.code == "held":
        why = reason.values.get("reason")
        until = reason.values.get("until")
        told["reason_part"] = f" ({hold_reason(str(why), language)})" if why else ""
        before = " hasta el " if language == "es" else " until "
        ends = until and not str(until).startswith("9999")
        told["until_part"] = f"{before}{plain_value(until, language)}" if ends else ""
    if reason.code == "step_since_contact":
        told["since_part"] = _count(int(reason.values["days"]), language)
    elif "days" in reason.values:
        told["days_part"] = _days(int(reason.values["days"]), language)
    return told


def plain_value(value: object, language: str) -> str:
    """A stored value as people write it: ISO dates, and amounts with a currency."""
    text = str(value)
    if _ISO_DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        if language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day:%d/%m/%Y}"
    number, _, currency = text.partition(" ")
    if len(currency) == 3 and currency.isupper():
        try:
            amount = Decimal(number)
        except InvalidOperation:
            return text
        written = f"{amount:,}"
        if language == "es":
            written = written.translate(str.maketrans(",.", ".,"))
        return f"{written} {currency}"
    return text


def _count(days: int, language: str) -> str:
    if language == "en":
        return "1 day" if days == 1 else f"{days} days"
    return "1 día" if days == 1 else f"{days} días"


def _days(count: int, language: str) -> str:
    number = abs(count)
    if language == "en":
        unit = "day" if number == 1 else "days"
        if count < 0:
            return f"{number} {unit} to go"
        return f"{number} {unit} past the date" if count else "Due today"
    unit = "día" if number == 1 else "días"
    if count < 0:
        return f"Faltan {number} {unit}" if number > 1 else f"Falta 1 {unit}"
    return f"{number} {unit} después de la fecha" if count else "Vence hoy"
