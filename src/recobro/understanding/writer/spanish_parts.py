"""What goes into the blanks of the Spanish texts, and the titles of their buttons."""

from __future__ import annotations

FRAGMENTS: dict[str, str] = {
    "instalment": "{number}. {amount}, el {date}",
    "invoice": "• {concept} ({number}): {amount}, con fecha {date}",
    "more_invoices": "• y {count} más",
    "next": " El próximo pago del plan es de {next_amount}, el {next_date}.",
    "review": (
        " Está en revisión lo que nos [dijo|dijiste]: hasta que se aclare no [le|te] "
        "pediremos nada."
    ),
    "review.claim": (
        " Lo que [dice|dices|decís] que ya está pagado se está comprobando: mientras "
        "tanto no [le|te] pediremos nada."
    ),
    "also": "; en el {helpline} también ayudan",
    "where.all": " por ningún medio",
    "where.here": " por aquí",
    "where.named": " por {channels}",
    "rest": " Después quedarían {rest} por pagar.",
    "rest_date": " Y tomo nota de lo que me [dice|dices|decís] del resto.",
    "rest_promised": (
        " Y del resto, {rest_amount} el {rest_date}: ¿[lo confirma|lo confirmas"
        "|lo confirmás]?"
    ),
    "offered.plan": " Era este plan para los {balance}:\n{instalments}\n",
    "offered.day": " Era pagar {amount} hasta el {weekday_date}.",
    "by": ": por {channel}",
    "channel.whatsapp": "WhatsApp",
    "channel.sms": "SMS",
    "channel.email": "correo electrónico",
    "channel.voice": "teléfono",
    "channel.letter": "carta",
    "limit": "Como mucho se puede en {most} pagos. ",
    "advice": " También hay asesoramiento gratuito y ajeno a nosotros: {advice}.",
    "document.invoice": "la factura",
    "document.statement": "el estado de [su|tu] cuenta",
    "document.plan": "el calendario de pagos",
    "link_button": "",
    "link_url": " {url}",
    "taken": "Sí. ",
    "not_taken": "Con {asked} no es posible por ahora. ",
    "question.birth_year": "[cuál es su|cuál es tu] año de nacimiento",
    "question.postcode": "[cuál es su|cuál es tu] código postal",
    "question.document_last3": (
        "cuáles son las tres últimas cifras o letras de [su|tu] documento"
    ),
}

METHODS: dict[str, str] = {
    "transfer": "transferencia", "card": "tarjeta", "bizum": "Bizum",
    "cash": "efectivo", "direct_debit": "domiciliación", "wallet": "billetera digital",
    "store": "tienda o punto de pago", "check": "cheque",
}  # fmt: skip

BUTTONS: dict[str, str] = {
    "accept": "Sí, de acuerdo", "reject": "No puedo así", "pay_now": "Pagar ahora",
    "plan": "Pagar en partes", "paid": "Ya está pagado", "human": "Con una persona",
    "identity_yes": "Sí, soy yo", "identity_no": "No soy esa persona",
    "other_day": "Otra fecha", "link": "Pagar", "documents": "Ver documentos",
    "survey_good": "Bien", "survey_fair": "Regular", "survey_bad": "Mal",
}  # fmt: skip
