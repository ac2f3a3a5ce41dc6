"""What a message names: days, sums, plans, means, times, addresses, numbers.

Everything reads the folded text (rules/normalise.py), by tables of patterns; nothing
guesses. What the label contract leaves open is decided here, once:

- "el otro viernes" is the Friday of next week; "de hoy en ocho" is a week from today,
  "en ocho días" today + 8; hours count as whole days ("en 48 horas" is two).
- A month alone ("en mayo"), an event ("cuando cobre", "con el aguinaldo") and "en unos
  días" name no day; "el mes que viene" is its first, as the week is its Monday;
  "a mediados de" is the 15th, "el finde" the Saturday.
- "Antes de Navidad" is the day before the feast, "después de" the day after; a plain
  day keeps its own ("después del 15" is the 15th).
- Of several days to come a range or a change of mind means the last, two payments or
  a plan the first, else the nearest to a verb of paying.
- Of "50 o 60" the lower is what is sure; what is split ("600 en 6 cuotas") is not an
  instalment; "pago el 70 %" asks for a discount of 30.
- Where the intents name a payment and a promise, or the wrong one of them, the verb
  beside the day decides (tenses.py): "ya lo transferí el sábado" is past.
- Where nobody owes under a thousand (AR, CL, CO) a unit said once holds on: "20 lucas
  ahora y 15 por mes" is 15,000 a month.
- Of a message not understood (`other`) only a day that is all it says is read.
- Day comes before month ("3/4" is 3 April), unless that is no date ("4/15").
"""

from recobro.understanding.entities.day_roles import pay_days
from recobro.understanding.entities.days import NamedDay, named_days
from recobro.understanding.entities.numbers import parse_number
from recobro.understanding.entities.sums import NamedSum, named_sums
from recobro.understanding.entities.wanted import extract

__all__ = [
    "NamedDay",
    "NamedSum",
    "extract",
    "named_days",
    "named_sums",
    "parse_number",
    "pay_days",
]
