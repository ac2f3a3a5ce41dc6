"""Argentina: «link», «cuotas», «acá», vos by habit."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo que está pendiente "
        "{balance}:\n{invoices}\n¿[Quiere|Quieres|Querés] el link para pagar? Si ya "
        "está pago, [avíseme|avísame|avisame]."
    ),
    "overdue_notice": (
        "Hola, {first_name}. [Le|Te] escribo porque nos figura pendiente "
        "{balance}:\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o contarme cómo "
        "[le|te] queda cómodo hacerlo. Si ya está pago, [avíseme|avísame|avisame] y lo "
        "revisamos."
    ),
    "identity_confirmed": (
        "Gracias, {first_name}. [Le|Te] escribo de parte de {creditor}: nos figura "
        "pendiente {balance}.\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o contarme "
        "cómo [le|te] queda cómodo hacerlo. Si ya está pago, "
        "[avíseme|avísame|avisame]."
    ),
    "payment_link": (
        "Acá [tiene|tienes|tenés] el acceso seguro para pagar {amount}.{link} Cuando "
        "llegue el pago [se lo|te lo] confirmo por acá."
    ),
    "payment_problem": (
        "Disculpas por el problema. [Le|Te] mando un link nuevo para pagar "
        "{amount}.{link} También se puede con {methods}. Si vuelve a fallar, "
        "[avíseme|avísame|avisame] y lo mira una persona."
    ),
    "payment_thanks": (
        "Recibimos {amount}. Con esto queda todo pago. ¡Muchas gracias, {first_name}!"
    ),
    "payment_thanks_plan": (
        "Recibimos {amount}, gracias. Quedan por pagar {balance}; la próxima cuota del "
        "plan es de {next_amount}, el {next_date}."
    ),
    "ask_proof": (
        "Gracias por avisar. ¿[Nos puede|Nos puedes|Nos podés] mandar por acá el "
        "comprobante? Una persona lo revisa y mientras tanto no [le|te] vamos a pedir "
        "nada.{rest}"
    ),
    "proof_received": (
        "Gracias, queda anotado. Una persona lo revisa y [le|te] confirmamos por acá; "
        "mientras tanto no [le|te] vamos a pedir nada.{rest}"
    ),
    "proof_here": (
        "Sí, nos llegó lo que [envió|enviaste|mandaste]. Una persona lo revisa y "
        "[le|te] confirmamos por acá; mientras tanto no [le|te] vamos a pedir nada."
    ),
    "proof_later": (
        "Dale, sin apuro: cuando [lo tenga|lo tengas], [puede|puedes|podés] mandarlo "
        "por acá. Una persona lo revisa de todos modos, y mientras tanto no [le|te] "
        "vamos a pedir nada.{rest}"
    ),
    "claim_pending": (
        "Lo que me [dice|dices|decís] del pago está anotado y una persona lo revisa. "
        "Apenas se sepa [se lo|te lo] confirmamos por acá; mientras tanto no [le|te] "
        "vamos a pedir nada.{rest}"
    ),
    "offer_plan": (
        "Sí, se puede. El plan para los {balance} sería así:\n{instalments}\n"
        "¿[Está|Estás] de acuerdo?"
    ),
    "plan_agreed": (
        "Listo. El plan queda así:\n{instalments}\nLa primera cuota "
        "[la puede|la puedes|la podés] pagar desde hoy y hasta esa fecha.{link} "
        "[Le|Te] voy a avisar antes de cada una. Gracias."
    ),
    "better_plan": (
        "[Le|Te] entiendo. Lo que sí puedo es repartirlo más:\n{instalments}"
        "\n¿[Le|Te] queda mejor así?"
    ),
    "ask_promise": "Perfecto. ¿Qué día [podría|podrías] pagarlo? Son {balance}.",
    "instalment_reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo la próxima cuota del plan: {amount}, el "
        "{weekday_date}.{link}"
    ),
    "instalment_missed": (
        "Hola, {first_name}. La cuota de {amount} del {date} todavía no nos figura. Si "
        "ya está paga, [avíseme|avísame|avisame]; si no, ¿qué día [le|te] queda bien?"
    ),
    "promise_broken": (
        "Hola, {first_name}. El pago de {amount} previsto para el {date} todavía no "
        "nos figura. Si ya está hecho, [avíseme|avísame|avisame]. Si no se pudo, ¿qué "
        "día [le|te] queda bien?"
    ),
    "dispute_noted": (
        "Gracias por avisar. Anoté que no [está|estás] de acuerdo y una persona del "
        "equipo lo revisa con el detalle. Mientras tanto no [le|te] vamos a pedir "
        "nada. Si [tiene|tienes|tenés] algo que ayude a aclararlo, "
        "[puede|puedes|podés] mandarlo por acá."
    ),
    "documents": "Acá [puede|puedes|podés] ver y descargar {documents}.{link}",
    "aside.documents": (
        "En el mismo link [puede|puedes|podés] ver y descargar {documents}."
    ),
    "handover": (
        "Listo, una persona del equipo sigue con esta conversación y [le|te] escribe "
        "por acá."
    ),
    "survey_thanks": (
        "Gracias por contarnos. Si [quiere|quieres|querés] agregar algo, "
        "[puede|puedes|podés] escribirlo acá."
    ),
    "thanks": "Gracias a [usted|ti|vos]. Que [tenga|tengas] un lindo día.",
}

FRAGMENTS: dict[str, str] = {
    "next": " La próxima cuota del plan es de {next_amount}, el {next_date}.",
    "limit": "Como máximo se puede en {most} cuotas. ",
}

METHODS: dict[str, str] = {"wallet": "billetera virtual", "store": "red de cobranza"}
