"""Names of the demonstration: people and businesses of six countries, all invented."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random

_WOMEN = (
    "María Jesús", "Lucía", "Begoña", "Inés", "Ana Belén", "Concepción", "Noelia",
    "Rocío", "Ángela", "Verónica", "Ximena", "Valentina", "Camila", "Daniela",
    "Mariana", "Guadalupe", "Florencia", "Catalina", "Milagros", "Pilar",
)  # fmt: skip
_MEN = (
    "José Luis", "Íñigo", "Álvaro", "Joaquín", "Andrés", "Óscar", "Miguel Ángel",
    "Sebastián", "Tomás", "Matías", "Juan Pablo", "Nicolás", "Ramón", "Jesús",
    "Rubén", "Martín", "Raúl", "Agustín", "Emilio", "Germán",
)  # fmt: skip
_SURNAMES = (
    "García", "Peña", "Núñez", "Muñoz", "Ibáñez", "Rodríguez", "Fernández", "López",
    "Martínez", "Sánchez", "Pérez", "Gómez", "Jiménez", "Hernández", "Díaz", "Álvarez",
    "Romero", "Navarro", "Domínguez", "Gil", "Castaño", "Ordóñez", "Quiñones", "Rojas",
    "Vargas", "Castillo", "Cárdenas", "Zúñiga", "Acuña", "Mejía", "Quispe", "Huamán",
    "Sepúlveda", "Soto", "Fuentes", "Aguirre", "Echeverría", "Iturralde", "Cabrera",
    "De la Fuente", "Del Río", "Bustos",
)  # fmt: skip
_FOREIGN = (
    ("Emily", "Carter"), ("Oliver", "Hughes"), ("Sarah", "Whitfield"),
    ("James", "O'Connor"), ("Grace", "Bennett"), ("Thomas", "Ashworth"),
    ("Niamh", "Kelly"), ("Daniel", "Pritchard"),
)  # fmt: skip
_TRADES = (
    "Panadería", "Talleres", "Peluquería", "Clínica Dental", "Ferretería", "Cafetería",
    "Autoescuela", "Imprenta", "Lavandería", "Distribuciones", "Transportes", "Óptica",
)  # fmt: skip
_FORMS: dict[str, tuple[str, ...]] = {
    "ES": ("S.L.", "S.L.", "S.A."),
    "MX": ("S.A. de C.V.", "S. de R.L. de C.V."),
    "CO": ("S.A.S.", "Ltda."),
    "AR": ("S.R.L.", "S.A."),
    "CL": ("SpA", "Ltda."),
    "PE": ("S.A.C.", "E.I.R.L."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in its parts; `form` is a business's legal form, empty for a person.

    Of a business `given` is the trade and `first` what tells it apart.
    """

    given: str
    first: str
    second: str = ""
    form: str = ""
    woman: bool = False

    @property
    def is_business(self) -> bool:
        """Whether it has a legal form."""
        return bool(self.form)

    @property
    def full(self) -> str:
        """As it stands on an invoice: "Lucía Peña Gil", "Talleres Soto, S.L."."""
        if self.form:
            return f"{self.given} {self.first}, {self.form}"
        return " ".join(part for part in (self.given, self.first, self.second) if part)

    @property
    def surnames_first(self) -> str:
        """As some invoicing programs write a person: "Peña Gil, Lucía"."""
        return f"{self.first} {self.second}".strip() + f", {self.given}"

    @property
    def mailbox(self) -> str:
        """The part of an e-mail address that the name gives: "lucia.pena"."""
        return f"{plain_letters(self.given)}.{plain_letters(self.first)}".lower()


def plain_letters(text: str) -> str:
    """Only the letters A to Z of a text: no accents, no spaces; ñ becomes n."""
    bare = unicodedata.normalize("NFD", text)
    return "".join(char for char in bare if char.isascii() and char.isalpha())


def person(random: Random) -> Name:
    """A Spanish-speaking person with two surnames."""
    woman = random.random() < 0.5
    first, second = random.sample(_SURNAMES, 2)
    given = random.choice(_WOMEN if woman else _MEN)
    return Name(given=given, first=first, second=second, woman=woman)


def foreign_resident(random: Random) -> Name:
    """A person from abroad with one surname, to whom we write in English."""
    given, surname = random.choice(_FOREIGN)
    return Name(given=given, first=surname)


def business(random: Random, country: str) -> Name:
    """A small business with a legal form of its country."""
    return Name(
        given=random.choice(_TRADES),
        first=random.choice(_SURNAMES),
        form=random.choice(_FORMS[country]),
    )
