"""Fields to columns: by titles and values together, then by values alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recobro.connectors.files.cells import Row, cell_at, text_of
from recobro.connectors.files.contacts import PhoneReader
from recobro.connectors.files.dates import DateReader, convention_of
from recobro.connectors.files.profiles import Profile
from recobro.connectors.files.titles import is_known_title, meanings
from recobro.connectors.files.vocabulary import NET, PAID_FLAG, SERIES, TAX
from recobro.ports.portfolio import FIELDS

_LEAST_SCORE = 25
_ORDER = {name: i for i, name in enumerate((*FIELDS, NET, TAX, SERIES, PAID_FLAG))}
_DATES = frozenset({"issue_date", "due_date"})
_AMOUNTS = frozenset({"amount", "outstanding", "paid", NET, TAX})
_WORDS = frozenset({"concept", "city", "address", "language", "status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its title and the profile of its values."""

    index: int
    title: str
    profile: Profile

    def scores(self) -> dict[str, float]:
        """How well it fits each field that its title may mean."""
        found = {
            name: weight + _fitness(name, weight, self.profile)
            for name, weight in meanings(self.title).items()
        }
        if "paid" in found and self.profile.yes_no >= 0.8:
            # "Pagada: sí / no" is a state; an amount of 0 or 1 would be strange.
            found[PAID_FLAG] = found.pop("paid") + 60
        if "status" in found and not self.profile.states and self._may_be_a_region():
            del found["status"]
        return found

    def _may_be_a_region(self) -> bool:
        # In Mexico and Venezuela "Estado" is also the state of an address.
        return self.title.strip(" .:").lower() in {"estado", "state"}

    def score(self, name: str) -> float:
        """How well it fits one field; zero where its title does not mean it."""
        return self.scores().get(name, 0)


def _fitness(name: str, weight: int, seen: Profile) -> float:
    """What the values add to or take from the title's weight, from -85 to 40."""
    if not seen.filled:
        return -10
    if name in _WORDS:
        return _words_fitness(name, seen)
    fitness = {
        "number": _number_fitness(seen),
        "debtor_name": 10 if seen.letters >= 0.6 else -40 if seen.letters < 0.3 else 0,
        "debtor_id": _debtor_id_fitness(weight, seen),
        "tax_id": 40 if seen.tax_ids >= 0.5 else -30 if seen.figures < 0.3 else 0,
        "phone": _by_share(seen.phones),
        "email": _by_share(seen.emails),
        "currency": -40 if seen.numbers > 0.5 else 0,
    }
    fitness |= dict.fromkeys(_DATES, _by_share(seen.dates + seen.serials))
    fitness |= dict.fromkeys(_AMOUNTS, _by_share(seen.numbers))
    return fitness.get(name, 0)


def _by_share(share: float) -> float:
    return 10 if share >= 0.5 else -45 if share < 0.1 else 0


def _number_fitness(seen: Profile) -> float:
    fitness = 10.0 if seen.distinct >= 0.95 else 0.0
    if seen.filled > 5 and seen.distinct < 0.3:
        fitness -= 35
    if seen.words > 2.5:
        fitness -= 30
    if seen.dates > 0.5 or seen.money > 0.5 or seen.figures < 0.3:
        fitness -= 40
    return fitness


def _debtor_id_fitness(weight: int, seen: Profile) -> float:
    if seen.money > 0.5 or seen.dates > 0.5:
        return -40
    if seen.letters > 0.5 and (seen.words > 1.5 or seen.figures < 0.3):
        return -30  # names, not codes
    if weight <= 50 and seen.filled > 5 and seen.distinct > 0.97:
        return -40  # a counter of rows would make every invoice a debtor
    return 20 if seen.letters < 0.3 or seen.figures > 0.7 else 0


def _words_fitness(name: str, seen: Profile) -> float:
    if name == "status":
        return 5 if seen.states >= 0.3 or seen.yes_no > 0.5 else -30
    return -30 if seen.letters < 0.2 else 0


def fit(columns: Sequence[Column], fixed: Mapping[str, int]) -> dict[str, int]:
    """Each field to the column that fits it best; a column has one field only."""
    ranked = sorted(
        (
            (-score, _ORDER[name], column.index, name)
            for column in columns
            if column.index not in fixed.values()
            for name, score in column.scores().items()
            if score >= _LEAST_SCORE and name not in fixed
        ),
    )
    found = dict(fixed)
    taken = set(fixed.values())
    for _, _, index, name in ranked:
        if name not in found and index not in taken:
            found[name] = index
            taken.add(index)
    return found


def inferred(
    columns: Sequence[Column],
    found: Mapping[str, int],
    sample: Sequence[Row],
    country: str,
) -> dict[str, int]:
    """What the titles do not say, by the values of the columns that are left."""
    result = dict(found)
    # A second column titled "Fecha" is free; one that says "IVA" is not.
    free = [c for c in columns if c.index not in result.values() and c.profile.filled]
    free = [c for c in free if not is_known_title(c.title) or _is_bare_date(c)]

    def take(name: str, fitting: Sequence[Column]) -> None:
        if name not in result and fitting:
            result[name] = fitting[0].index
            free.remove(fitting[0])

    take("email", [c for c in free if c.profile.emails >= 0.6])
    take("tax_id", [c for c in free if c.profile.tax_ids >= 0.6])
    take("phone", [c for c in free if _is_phone(c, sample, country)])
    _take_dates(free, result, sample)
    take(
        "number",
        [
            c
            for c in free
            if c.profile.distinct >= 0.98
            and c.profile.words <= 1.5
            and c.profile.figures >= 0.9
            and c.profile.dates + c.profile.money + c.profile.serials < 0.3
        ],
    )
    take(
        "debtor_name",
        sorted(
            (
                c
                for c in free
                if c.profile.letters >= 0.9
                and c.profile.words >= 1.5
                and c.profile.figures < 0.5
                and "debtor_id" not in result
            ),
            key=lambda c: -c.profile.distinct,
        ),
    )
    money = [c for c in free if c.profile.numbers >= 0.8 and c.profile.money >= 0.3]
    if len(money) == 1 and not result.keys() & {"outstanding", NET}:
        take("amount", money)
    return result


def _is_bare_date(column: Column) -> bool:
    return "issue_date" in meanings(column.title)


def _is_phone(column: Column, sample: Sequence[Row], country: str) -> bool:
    if column.profile.phones < 0.7 or column.profile.money > 0.1:
        return False
    reader = PhoneReader()
    texts = [text_of(cell_at(row, column.index)) for row in sample[:40]]
    filled = [text for text in texts if text]
    valid = sum(reader.read(text, country) is not None for text in filled)
    return 2 * valid > len(filled)


def _take_dates(
    free: list[Column], result: dict[str, int], sample: Sequence[Row]
) -> None:
    """Give dates without a telling title to what is missing: issued before due."""
    dated = [c for c in free if c.profile.dates >= 0.6]
    if "due_date" in result or not dated:
        return
    means = {c.index: _mean_day(c.index, sample) for c in dated}
    latest = max(dated, key=lambda c: means[c.index])
    if "issue_date" in result:
        issued = _mean_day(result["issue_date"], sample)
        if means[latest.index] < issued:
            if any(c.index == result["issue_date"] for c in free):
                return
            # "Fecha", "Fecha": the earlier of two was issued.
            result["due_date"], result["issue_date"] = (
                result["issue_date"],
                latest.index,
            )
            free.remove(latest)
            return
    elif len(dated) > 1:
        earliest = min(dated, key=lambda c: means[c.index])
        result["issue_date"] = earliest.index
        free.remove(earliest)
    result["due_date"] = latest.index
    free.remove(latest)


def _mean_day(index: int, sample: Sequence[Row]) -> float:
    cells = [cell_at(row, index) for row in sample]
    reader = DateReader(convention_of(cells))
    days = [day.toordinal() for c in cells if (day := reader.read(c).day)]
    return sum(days) / len(days) if days else 0.0
