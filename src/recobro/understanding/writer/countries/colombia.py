"""Colombia: «con gusto», «cuotas», «valor» for the sum, usted by habit."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo que está pendiente "
        "{balance}:\n{invoices}\n¿[Desea|Deseas|Querés] el enlace para pagar? Si ya "
        "está pagado, [cuénteme|cuéntame|contame]."
    ),
    "overdue_notice": (
        "Hola, {first_name}. [Le|Te] escribo porque nos aparece pendiente "
        "{balance}:\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o contarme cómo "
        "[le|te] queda más fácil hacerlo. Si ya está pagado, "
        "[cuénteme|cuéntame|contame] y lo revisamos."
    ),
    "identity_confirmed": (
        "Gracias, {first_name}. [Le|Te] escribo de parte de {creditor}: nos aparece "
        "pendiente {balance}.\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o contarme "
        "cómo [le|te] queda más fácil hacerlo. Si ya está pagado, "
        "[cuénteme|cuéntame|contame]."
    ),
    "payment_link": (
        "Con gusto. Este es el enlace seguro para pagar {amount}.{link} Apenas llegue "
        "el pago [se lo|te lo] confirmo por aquí."
    ),
    "payment_problem": (
        "Qué pena por el problema. [Le|Te] envío un enlace nuevo para pagar "
        "{amount}.{link} También se puede con {methods}. Si vuelve a fallar, "
        "[cuénteme|cuéntame|contame] y lo revisa una persona."
    ),
    "payment_thanks_plan": (
        "Recibimos {amount}, gracias. Quedan por pagar {balance}; la próxima cuota del "
        "plan es de {next_amount}, el {next_date}."
    ),
    "ask_proof": (
        "Gracias por avisar. ¿[Nos puede|Nos puedes|Nos podés] enviar por aquí el "
        "comprobante? Una persona lo revisa y mientras tanto no [le|te] vamos a pedir "
        "nada.{rest}"
    ),
    "proof_received": (
        "Gracias, queda anotado. Una persona lo revisa y [le|te] confirmamos por aquí; "
        "mientras tanto no [le|te] vamos a pedir nada.{rest}"
    ),
    "offer_plan": (
        "Claro que sí. Este sería el plan para los {balance}:\n{instalments}\n"
        "¿[Está|Estás] de acuerdo?"
    ),
    "plan_agreed": (
        "Listo. El plan queda así:\n{instalments}\nLa primera cuota "
        "[la puede|la puedes|la podés] pagar desde hoy y hasta esa fecha.{link} "
        "[Le|Te] voy a avisar antes de cada una. Gracias."
    ),
    "offer_discount": (
        "[Le|Te] puedo ofrecer lo siguiente: si [paga|pagas|pagás] todo de una vez "
        "hasta el {weekday_date}, el valor queda en {amount} en lugar de {balance} (un "
        "{percent} % menos). ¿[Lo acepta|Lo aceptas|Lo aceptás]?"
    ),
    "no_discount": (
        "En este caso no puedo bajar el valor, que es de {balance}. Sí podemos mirar "
        "otra forma de pagarlo, o lo mira una persona del equipo. ¿Qué "
        "[prefiere|prefieres|preferís]?"
    ),
    "ask_alternative": (
        "De acuerdo, [le|te] entiendo. ¿Qué valor y qué fecha [le|te] quedarían bien? "
        "Si [lo prefiere|lo prefieres|lo preferís], lo mira una persona del equipo."
    ),
    "instalment_reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo la próxima cuota del plan: {amount}, el "
        "{weekday_date}.{link}"
    ),
    "instalment_missed": (
        "Hola, {first_name}. La cuota de {amount} del {date} todavía no nos aparece. "
        "Si ya está paga, [cuénteme|cuéntame|contame]; si no, ¿qué día [le|te] queda "
        "bien?"
    ),
    "handover": (
        "Con gusto. Una persona del equipo sigue con esta conversación y [le|te] "
        "escribe por aquí."
    ),
    "misunderstood": (
        "Qué pena, no [le|te] entendí bien. ¿[Quiere|Quieres|Querés] pagar, mirar otra "
        "forma de hacerlo, o hablar con una persona?"
    ),
    "thanks": "Con mucho gusto. Que [tenga|tengas] un buen día.",
}

FRAGMENTS: dict[str, str] = {
    "next": " La próxima cuota del plan es de {next_amount}, el {next_date}.",
    "limit": "Como máximo se puede en {most} cuotas. ",
}

METHODS: dict[str, str] = {"store": "corresponsal o punto de pago"}
