"""Where help answers at once, by country. A tenant should check these every year.

Spain: 024 (Ministerio de Sanidad), 016, 112. Mexico: Línea de la Vida, 911. Colombia:
línea 106 and 155, 123. Argentina: 135, 144, 911. Chile: *4141, 1455, 131. Peru: 113
option 5, 100, 105.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Helplines:
    """Numbers that are answered day and night."""

    self_harm: str
    violence: str
    emergency: str


# Where people with debts are advised for nothing and by nobody who is owed: public
# bodies, by name only (their numbers change). A tenant may name others.
ADVICE: dict[str, str] = {
    "ES": "la oficina municipal de información al consumidor (OMIC)",
    "MX": "la CONDUSEF y la PROFECO",
    "CO": "los consultorios jurídicos de las universidades",
    "AR": "la oficina de Defensa del Consumidor",
    "CL": "la Superintendencia de Insolvencia y Reemprendimiento y el SERNAC",
    "PE": "el Indecopi y la Defensoría del Pueblo",
    "UY": "el Área Defensa del Consumidor",
    "BR": "o Procon",
    "US": "a nonprofit credit counselling agency",
    "GB": "MoneyHelper",
}

# The same for readers of English: what it is, and the name to look for.
ADVICE_IN_ENGLISH: dict[str, str] = {
    "ES": "the consumer information office of your town hall (OMIC)",
    "MX": "CONDUSEF and PROFECO, both public bodies",
    "CO": "the free legal clinics of the universities (consultorios jurídicos)",
    "AR": "the public consumer protection office (Defensa del Consumidor)",
    "CL": "the insolvency office (Superintendencia de Insolvencia) and SERNAC",
    "PE": "Indecopi and the ombudsman (Defensoría del Pueblo)",
    "UY": "the public consumer protection office (Defensa del Consumidor)",
    "BR": "Procon, the public consumer protection office",
    "US": ADVICE["US"],
    "GB": ADVICE["GB"],
}
_ENGLISH = frozenset({"US", "GB"})


def advice_for(country: str, language: str) -> str:
    """Where advice is free, in the words of the reader's language; empty otherwise."""
    if language == "en":
        return ADVICE_IN_ENGLISH.get(country, "")
    return "" if country in _ENGLISH else ADVICE.get(country, "")


HELPLINES: dict[str, Helplines] = {
    "ES": Helplines(self_harm="024", violence="016", emergency="112"),
    "MX": Helplines(self_harm="800 911 2000", violence="911", emergency="911"),
    "CO": Helplines(self_harm="106", violence="155", emergency="123"),
    "AR": Helplines(self_harm="135", violence="144", emergency="911"),
    "CL": Helplines(self_harm="*4141", violence="1455", emergency="131"),
    "PE": Helplines(self_harm="113", violence="100", emergency="105"),
}
