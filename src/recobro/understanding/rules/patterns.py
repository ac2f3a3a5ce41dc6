"""What each intent sounds like: patterns over the folded text, country by country.

A pattern is read case-less, accent-less, numbers in digits (see normalise.py). Order
within an intent does not matter. Context (our last act, denials, combinations) is
intents.py's business.
"""

from __future__ import annotations

from recobro.domain.readings import Intent
from recobro.understanding.rules.patterns_money import MONEY_PATTERNS
from recobro.understanding.rules.patterns_stops import STOP_PATTERNS
from recobro.understanding.rules.patterns_talk import TALK_PATTERNS

DEATH = (
    r"\b(?:fallecio|falleci(?:do|da)|murio|ha muerto|ha fallecido|difunt[oa]|finad[oa]"
    r"|defuncion|se nos fue|paso a mejor vida|en paz descanse|descanse en paz|q\.?e\.?p"
    r"\.?d|dejo de existir|perdio la vida|esta muert[oa]|se murio"
    r"|ya no esta (?:con nosotros|entre nosotros|en este mundo)|(?:soy|su) viuda?)\b"
    r"|\b(?:passed away|has died|is dead)\b"
)

KIN = (
    r"(?:padre|madre|papa|mama|papi|mami|papito|mamita|viej[oa]|hij[oa]|espos[oa]"
    r"|marido|mujer|senora|herman[oa]|abuel[oa]|pareja|novi[oa]|ti[oa]|jef[ea]|bebe"
    r"|suegr[oa]|hermanit[oa]|companer[oa]|familiar)"
)

PAY_PRESENT = (
    r"(?:pago(?! (?:automatic|minim|parcial|fallid|rechaz|unico|realizad|hecho))"
    r"|pagare|pagamos|pagaremos|transfiero|transferire|deposito|depositare"
    r"|ingreso|ingresare|abono|abonare|consigno|consignare|cancelo|cancelare|liquido"
    r"|liquidare|yapeo|giro|girare|saldo|saldare|cubro|regularizo|pongo al dia"
    r"|realizo|realizare|hare (?:el|la|un|una)|hago (?:el|la|un|una)|doy|mando"
    r"|voy a (?:pagar|abonar|depositar|transferir|ingresar|consignar|cancelar|liquidar"
    r"|hacer (?:el|la) (?:pago|transferencia|deposito|ingreso)|cubrir|dar|mandar)"
    r"|vamos a (?:pagar|abonar|depositar|transferir))"
)

PATTERNS: dict[Intent, tuple[str, ...]] = {
    **STOP_PATTERNS,
    **MONEY_PATTERNS,
    **TALK_PATTERNS,
}
