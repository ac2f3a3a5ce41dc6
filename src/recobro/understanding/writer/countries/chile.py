"""Chile: «link», «cuotas», «monto», «boleta», tú by habit."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo que está pendiente "
        "{balance}:\n{invoices}\n¿[Quiere|Quieres|Querés] el link para pagar? Si ya "
        "está pagado, [avíseme|avísame|avisame]."
    ),
    "overdue_notice": (
        "Hola, {first_name}. [Le|Te] escribo porque nos aparece pendiente "
        "{balance}:\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o contarme cómo "
        "[le|te] acomoda hacerlo. Si ya está pagado, [avíseme|avísame|avisame] y lo "
        "revisamos."
    ),
    "identity_confirmed": (
        "Gracias, {first_name}. [Le|Te] escribo de parte de {creditor}: nos aparece "
        "pendiente {balance}.\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o contarme "
        "cómo [le|te] acomoda hacerlo. Si ya está pagado, [avíseme|avísame|avisame]."
    ),
    "payment_link": (
        "Aquí [tiene|tienes|tenés] el link seguro para pagar {amount}.{link} Cuando "
        "llegue el pago [se lo|te lo] confirmo por acá."
    ),
    "payment_problem": (
        "Disculpas por el problema. [Le|Te] mando un link nuevo para pagar "
        "{amount}.{link} También se puede con {methods}. Si vuelve a fallar, "
        "[avíseme|avísame|avisame] y lo revisa una persona."
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
    "offer_plan": (
        "Sí, se puede. El plan para los {balance} quedaría así:\n{instalments}\n"
        "¿[Está|Estás] de acuerdo?"
    ),
    "plan_agreed": (
        "Listo. El plan queda así:\n{instalments}\nLa primera cuota "
        "[la puede|la puedes|la podés] pagar desde hoy y hasta esa fecha.{link} "
        "[Le|Te] voy a avisar antes de cada una. Gracias."
    ),
    "better_plan": (
        "[Le|Te] entiendo. Lo que sí puedo es repartirlo más:\n{instalments}"
        "\n¿[Le|Te] acomoda más así?"
    ),
    "ask_alternative": (
        "De acuerdo, [le|te] entiendo. ¿Qué monto y qué fecha [le|te] acomodan? Si "
        "[lo prefiere|lo prefieres|lo preferís], lo ve una persona del equipo."
    ),
    "promise_broken": (
        "Hola, {first_name}. El pago de {amount} previsto para el {date} todavía no "
        "nos aparece. Si ya está hecho, [avíseme|avísame|avisame]. Si no se pudo, ¿qué "
        "día [le|te] acomoda?"
    ),
    "instalment_reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo la próxima cuota del plan: {amount}, el "
        "{weekday_date}.{link}"
    ),
    "instalment_missed": (
        "Hola, {first_name}. La cuota de {amount} del {date} todavía no nos aparece. "
        "Si ya está pagada, [avíseme|avísame|avisame]; si no, ¿qué día [le|te] acomoda?"
    ),
    "greeting": (
        "Hola, {first_name}. [Le|Te] escribo por un saldo pendiente de {balance}. "
        "[Puede|Puedes|Podés] pagarlo ahora, contarme cómo [le|te] acomoda hacerlo, o "
        "hablar con una persona."
    ),
    "aside.documents": (
        "En el mismo link [puede|puedes|podés] ver y descargar {documents}."
    ),
    "thanks": "Gracias a [usted|ti|vos]. Que [tenga|tengas] buen día.",
}

FRAGMENTS: dict[str, str] = {
    "next": " La próxima cuota del plan es de {next_amount}, el {next_date}.",
    "limit": "Como máximo se puede en {most} cuotas. ",
    "document.invoice": "la boleta o factura",
}

METHODS: dict[str, str] = {"direct_debit": "pago automático", "store": "caja vecina"}
