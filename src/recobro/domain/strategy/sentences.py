"""The sentences of `sayings`, by code and language."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, Mapping[str, str]] = {
    # an expression's text
    "too_long": {
        "es": "como mucho {most} caracteres",
        "en": "at most {most} characters",
    },
    "bad_number": {
        "es": "escriba los números con punto y sin separadores: 1500.50",
        "en": "write numbers with a point and without separators: 1500.50",
    },
    "open_quote": {
        "es": "al texto le falta la comilla de cierre",
        "en": "the text has no closing quotation mark",
    },
    "foreign": {
        "es": "aquí no se escriba `{sign}`",
        "en": "`{sign}` is not written here",
    },
    "plain_quotes": {
        "es": 'los textos van entre comillas rectas: "ES"',
        "en": 'texts stand in plain quotation marks: "ES"',
    },
    "unexpected": {"es": "`{sign}` no se esperaba", "en": "unexpected `{sign}`"},
    "expected": {
        "es": "se esperaba {what} y viene {found}",
        "en": "expected {what}, not {found}",
    },
    "expected_more": {
        "es": "se esperaba `and`, `or` o el final y viene {found}",
        "en": "expected `and`, `or` or the end, not {found}",
    },
    "expected_operator": {
        "es": "se esperaba == != < <= > >= o `in` tras `{after}` y viene {found}",
        "en": "expected == != < <= > >= or `in` after `{after}`, not {found}",
    },
    "expected_fact": {
        "es": "se esperaba un dato (dpd, amount…) y viene {found}",
        "en": "expected a fact (dpd, amount…), not {found}",
    },
    "expected_value": {
        "es": "se esperaba un dato o un valor y viene {found}",
        "en": "expected a fact or a value, not {found}",
    },
    "too_deep": {"es": "demasiados paréntesis", "en": "too many parentheses"},
    "always_known": {
        "es": "`{name}` se conoce siempre",
        "en": "`{name}` is always known",
    },
    "ask_in": {
        "es": '`{name}` son varios: pregunte `"…" in {name}`',
        "en": '`{name}` are many: ask `"…" in {name}`',
    },
    "one_text": {
        "es": "`{name}` es uno solo: escriba `{name} == …`",
        "en": "`{name}` is only one: write `{name} == …`",
    },
    "fact_in_list": {
        "es": "en una lista van valores, no datos",
        "en": "a list holds values, not facts",
    },
    "whole_days": {"es": "los días son enteros", "en": "days are whole"},
    "unknown_unit": {
        "es": "la unidad `{word}` no existe",
        "en": "unknown unit `{word}`",
    },
    "unknown_name": {
        "es": "el nombre `{word}` no existe",
        "en": "unknown name `{word}`",
    },
    "unknown_or_text": {
        "es": 'el nombre `{word}` no existe; un texto va entre comillas: "{word}"',
        "en": 'unknown name `{word}`; a text stands in quotation marks: "{word}"',
    },
    "text_operator": {
        "es": "`{name}` es un texto: pregunte ==, != o `in [...]`",
        "en": "`{name}` is a text: ask ==, != or `in [...]`",
    },
    "other_kind": {
        "es": "`{name}` no se puede comparar con `{other}`",
        "en": "`{name}` cannot be compared with `{other}`",
    },
    "needs_days": {
        "es": "`{name}` se compara con días: `30` o `30 days`",
        "en": "`{name}` is compared with days: `30` or `30 days`",
    },
    "needs_money": {
        "es": "`{name}` se compara con un importe: `500` o `500 EUR`",
        "en": "`{name}` is compared with an amount: `500` or `500 EUR`",
    },
    "needs_count": {
        "es": "`{name}` se compara con un número entero",
        "en": "`{name}` is compared with a whole number",
    },
    "needs_share": {
        "es": "`{name}` se compara con un número de 0 a 1",
        "en": "`{name}` is compared with a number from 0 to 1",
    },
    "needs_text": {
        "es": '`{name}` se compara con un texto entre comillas: `"…"`',
        "en": '`{name}` is compared with a text in quotation marks: `"…"`',
    },
    "form_country": {
        "es": '`{name}` son dos letras mayúsculas: `"ES"`',
        "en": '`{name}` is two capital letters: `"ES"`',
    },
    "form_language": {
        "es": '`{name}` son dos letras minúsculas: `"es"`',
        "en": '`{name}` is two small letters: `"es"`',
    },
    "never": {
        "es": "`{name}` nunca es `{text}`",
        "en": "`{name}` is never `{text}`",
    },
    "never_of": {
        "es": "`{name}` nunca es `{text}`; es {allowed}",
        "en": "`{name}` is never `{text}`; it is one of {allowed}",
    },
    "in_condition": {
        "es": "columna {column} de la condición: {problem}",
        "en": "column {column} of the condition: {problem}",
    },
    # the whole
    "no_segments": {
        "es": "hace falta al menos un segmento",
        "en": "at least one segment is needed",
    },
    "bad_name": {
        "es": "`{name}` no vale como nombre: letras, números, - _ . y sin espacios",
        "en": "`{name}` is no name: letters, digits, - _ . and no spaces",
    },
    "name_twice": {
        "es": "el nombre `{name}` está dos veces",
        "en": "the name `{name}` is given twice",
    },
    "last_has_condition": {
        "es": "el último segmento recoge a todos los demás: va sin condición",
        "en": "the last segment takes everybody who is left: without a condition",
    },
    "only_last_without": {
        "es": "solo el último segmento va sin condición: a los demás no llega nadie",
        "en": "only the last segment has no condition: nobody reaches those after it",
    },
    "no_steps": {
        "es": "no tiene pasos: con sus deudas nunca se hace nada",
        "en": "it has no steps: nothing is ever done about its debts",
    },
    "overlap": {
        "es": "los días {first} a {last} son también de `{other}`: se toma `{taken}`, "
        "que va después en la lista",
        "en": "days {first} to {last} are those of `{other}` too: `{taken}`, which "
        "comes later in the list, is taken",
    },
    "gap": {
        "es": "entre el día {first} y el {last} no se hace nada, tras `{other}`",
        "en": "nothing is done from day {first} to {last}, after `{other}`",
    },
    "gap_day": {
        "es": "el día {first} no se hace nada, tras `{other}`",
        "en": "nothing is done on day {first}, after `{other}`",
    },
    # the document
    "no_yaml": {"es": "no es YAML: {problem}", "en": "this is no YAML: {problem}"},
    "too_large": {
        "es": "el documento es demasiado grande: como mucho {most} caracteres",
        "en": "the document is too large: at most {most} characters",
    },
    "empty": {"es": "está vacío", "en": "it is empty"},
    "missing": {"es": "falta `{key}`", "en": "`{key}` is missing"},
    "unknown_key": {
        "es": "`{key}` no existe aquí",
        "en": "there is no `{key}` here",
    },
    "key_twice": {
        "es": "`{key}` está dos veces",
        "en": "`{key}` is given twice",
    },
    "key_no_text": {
        "es": "la clave tiene que ser un texto",
        "en": "the key has to be a text",
    },
    "no_merge": {
        "es": "`<<` no se admite: escriba las claves",
        "en": "`<<` is not supported: write the keys",
    },
    "version_key": {
        "es": "la versión la pone el sistema al guardar: quite esta línea",
        "en": "the version is numbered when it is stored: take this line out",
    },
    "no_mapping": {
        "es": "aquí van claves con valores (`clave: valor`)",
        "en": "keys with values are expected here (`key: value`)",
    },
    "no_list": {
        "es": "aquí va una lista (líneas que empiezan por `- `)",
        "en": "a list is expected here (lines that begin with `- `)",
    },
    "no_text": {"es": "aquí va un texto", "en": "a text is expected here"},
    "no_choice": {
        "es": "`{word}` no es ninguno de {allowed}",
        "en": "`{word}` is none of {allowed}",
    },
    "unknown_template": {
        "es": "no hay ninguna plantilla `{word}`",
        "en": "there is no template `{word}`",
    },
    "template_elsewhere": {
        "es": "la plantilla `{word}` no es para estos pasos: habla de otra cosa "
        "(la fecha de una cuota o de una promesa, o la deuda)",
        "en": "the template `{word}` is not for these steps: it speaks of something "
        "else (the date of an instalment or a promise, or the debt)",
    },
    "whole_number": {
        "es": "`{word}` no es un número entero de {least} a {most}",
        "en": "`{word}` is no whole number from {least} to {most}",
    },
    "bad_days": {
        "es": "`{word}` no son días: escriba `7`, `1..6`, `-3..-1` o `181..`",
        "en": "`{word}` are no days: write `7`, `1..6`, `-3..-1` or `181..`",
    },
    "backwards": {
        "es": "los días van al revés: {first} es después de {last}",
        "en": "the days run backwards: {first} is after {last}",
    },
    "contact_days": {
        "es": "los días tras el último contacto empiezan en 1",
        "en": "days after the last contact begin with 1",
    },
    "bad_time": {
        "es": "`{word}` no es una hora como 09:30",
        "en": "`{word}` is no time of day like 09:30",
    },
    "bad_share": {
        "es": "`{word}` no es un porcentaje de 0% a {most}%, como 5% o 0.05",
        "en": "`{word}` is no percentage from 0% to {most}%, like 5% or 0.05",
    },
    "bad_weight": {
        "es": "`{word}` no es un peso: un número mayor que 0, como 1, o 50%",
        "en": "`{word}` is no weight: a number above 0, like 1, or 50%",
    },
    "mixed_weights": {
        "es": "o todos los pesos en %, o ninguno",
        "en": "either all weights in %, or none",
    },
    "weights_sum": {
        "es": "los porcentajes suman {sum}%, no 100%",
        "en": "the percentages add up to {sum}%, not 100%",
    },
    "one_variant": {
        "es": "con una sola variante no hay nada que comparar",
        "en": "with one variant there is nothing to compare",
    },
    "bad_amount": {
        "es": "`{word}` no es un importe de {currency}, como 5.00",
        "en": "`{word}` is no amount of {currency}, like 5.00",
    },
    "unknown_currency": {
        "es": "la moneda `{word}` no existe",
        "en": "unknown currency `{word}`",
    },
    "stages_rise": {
        "es": "los límites de las etapas tienen que ir subiendo",
        "en": "the limits of the stages must rise",
    },
    "needs_template": {
        "es": "un mensaje necesita `template`",
        "en": "a message needs a `template`",
    },
    "person_says_nothing": {
        "es": "una tarea para una persona no lleva `{key}`",
        "en": "a task for a person has no `{key}`",
    },
    "repeat_of_contact": {
        "es": "solo se repiten los pasos con `anchor: last_contact`",
        "en": "only steps with `anchor: last_contact` are repeated",
    },
    "steps_and_segments": {
        "es": "o `segments`, o `steps` aquí arriba: no las dos cosas",
        "en": "either `segments`, or `steps` up here: not both",
    },
    "too_many": {
        "es": "son demasiados: como mucho {most}",
        "en": "too many: at most {most}",
    },
    "broken": {
        "es": "no se puede usar: {problem}",
        "en": "it cannot be used: {problem}",
    },
}
