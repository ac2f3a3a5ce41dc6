"""The texts of the messages that nobody asked for: by template, then register.

Named fields stand for values; a provider's template gets them numbered in order of
appearance. Fields: name, creditor, debt (what is owed, in words), balance, date and
amount (of an instalment or a promise). «tu», «usted» and «vos» are Spanish, «en»
English. Each says who writes and that it is an automatic assistant, and how to make it
stop.
"""

from __future__ import annotations

from collections.abc import Mapping

STOP_LINE: Mapping[str, str] = {
    "tu": "Si no quieres más mensajes, responde BAJA.",
    "usted": "Si no desea más mensajes, responda BAJA.",
    "vos": "Si no querés más mensajes, respondé BAJA.",
    "en": "To stop these messages, reply STOP.",
}

PAY_TITLE: Mapping[str, str] = {
    "tu": "Ver y pagar",
    "usted": "Ver y pagar",
    "vos": "Ver y pagar",
    "en": "View and pay",
}

TEXTS: Mapping[str, Mapping[str, str]] = {
    "preventive": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Te recuerdo un "
            "próximo pago: {debt}. Puedes pagar desde el botón cuando te venga bien; "
            "si ya lo has hecho, no tienes que hacer nada más."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Le recuerdo un "
            "próximo pago: {debt}. Puede pagar desde el botón cuando le venga bien; si "
            "ya lo hizo, no tiene que hacer nada más."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Te recuerdo un "
            "próximo pago: {debt}. Podés pagar desde el botón cuando te quede cómodo; "
            "si ya lo hiciste, no tenés que hacer nada más."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. A reminder "
            "of a coming payment: {debt}. You can pay with the button whenever it "
            "suits you; if you have already paid, there is nothing else to do."
        ),
    },
    "overdue_first": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos consta "
            "pendiente {debt}. Puedes pagar desde el botón. Si ya has pagado o "
            "necesitas otra fecha, responde a este mensaje y lo vemos."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos consta "
            "pendiente {debt}. Puede pagar desde el botón. Si ya pagó o necesita otra "
            "fecha, responda a este mensaje y lo vemos."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos figura "
            "pendiente {debt}. Podés pagar desde el botón. Si ya pagaste o necesitás "
            "otra fecha, respondé a este mensaje y lo vemos."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. Our records "
            "show as unpaid: {debt}. You can pay with the button. If you have paid or "
            "need another date, just reply to this message."
        ),
    },
    "overdue_second": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Sigue pendiente "
            "{debt}. ¿Lo pagas ahora o prefieres decirnos cuándo puedes? Responde a "
            "este mensaje: también podemos repartirlo en varios pagos."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Sigue pendiente "
            "{debt}. ¿Lo paga ahora o prefiere decirnos cuándo puede? Responda a este "
            "mensaje: también podemos repartirlo en varios pagos."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Sigue pendiente "
            "{debt}. ¿Lo pagás ahora o preferís decirnos cuándo podés? Respondé a este "
            "mensaje: también podemos repartirlo en varios pagos."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. Still "
            "unpaid: {debt}. Would you like to pay now, or tell us when you can? Reply "
            "to this message: we can also spread it over several payments."
        ),
    },
    "overdue_help": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos sigue "
            "constando pendiente {debt}. Si ahora te resulta difícil, dínoslo: podemos "
            "buscar juntos una fecha o un plan de pagos. Si algo no es correcto, "
            "responde y lo revisa una persona."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos sigue "
            "constando pendiente {debt}. Si ahora le resulta difícil, díganoslo: "
            "podemos buscar juntos una fecha o un plan de pagos. Si algo no es "
            "correcto, responda y lo revisa una persona."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos sigue "
            "figurando pendiente {debt}. Si ahora se te hace difícil, contanos: "
            "podemos buscar juntos una fecha o un plan de pagos. Si algo no está bien, "
            "respondé y lo revisa una persona."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. Our records "
            "still show as unpaid: {debt}. If it is difficult now, tell us: together "
            "we can find a date or a payment plan. If something is wrong, reply and a "
            "person will look at it."
        ),
    },
    "plan_offer": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Tienes pendiente "
            "{debt}. Podemos repartirlo en pagos que te vengan bien. ¿Quieres que te "
            "proponga un plan? Responde PLAN, o dinos cuánto podrías pagar al mes."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Tiene pendiente "
            "{debt}. Podemos repartirlo en pagos que le vengan bien. ¿Desea que le "
            "proponga un plan? Responda PLAN, o díganos cuánto podría pagar al mes."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Tenés pendiente "
            "{debt}. Podemos repartirlo en pagos que te queden bien. ¿Querés que te "
            "proponga un plan? Respondé PLAN, o decinos cuánto podrías pagar por mes."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. Unpaid: "
            "{debt}. We can spread it over payments that suit you. Shall I propose a "
            "plan? Reply PLAN, or tell us how much you could pay each month."
        ),
    },
    "firm": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Hace tiempo que "
            "está pendiente {debt}. Necesitamos una respuesta tuya: puedes pagar desde "
            "el botón, pedir un plan de pagos o hablar con una persona del equipo. "
            "Responde a este mensaje y lo resolvemos."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Hace tiempo que "
            "está pendiente {debt}. Necesitamos una respuesta suya: puede pagar desde "
            "el botón, pedir un plan de pagos o hablar con una persona del equipo. "
            "Responda a este mensaje y lo resolvemos."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Hace tiempo que "
            "está pendiente {debt}. Necesitamos una respuesta tuya: podés pagar desde "
            "el botón, pedir un plan de pagos o hablar con una persona del equipo. "
            "Respondé a este mensaje y lo resolvemos."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. Unpaid for "
            "some time now: {debt}. We need an answer from you: you can pay with the "
            "button, ask for a payment plan or speak with a person of the team. Reply "
            "to this message and we will sort it out."
        ),
    },
    "instalment_soon": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Te recuerdo la "
            "próxima cuota de tu plan: {amount}, el {date}. Puedes pagarla desde el "
            "botón."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Le recuerdo la "
            "próxima cuota de su plan: {amount}, el {date}. Puede pagarla desde el "
            "botón."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Te recuerdo la "
            "próxima cuota de tu plan: {amount}, el {date}. Podés pagarla desde el "
            "botón."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. A reminder "
            "of the next instalment of your plan: {amount} on {date}. You can pay it "
            "with the button."
        ),
    },
    "instalment_late": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. No nos consta la "
            "cuota de {amount} del {date}. Puedes pagarla desde el botón. Si no te "
            "resulta posible, responde y vemos cómo ajustar el plan."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. No nos consta la "
            "cuota de {amount} del {date}. Puede pagarla desde el botón. Si no le "
            "resulta posible, responda y vemos cómo ajustar el plan."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. No nos figura la "
            "cuota de {amount} del {date}. Podés pagarla desde el botón. Si no te "
            "resulta posible, respondé y vemos cómo ajustar el plan."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. We have not "
            "seen the instalment of {amount} of {date}. You can pay it with the "
            "button. If you cannot, reply and we will see how to adjust the plan."
        ),
    },
    "promise_late": {
        "tu": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos dijiste que "
            "pagarías {amount} el {date} y todavía no nos consta. Puedes hacerlo desde "
            "el botón; si ha surgido algo, responde y buscamos otra fecha."
        ),
        "usted": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos dijo que "
            "pagaría {amount} el {date} y todavía no nos consta. Puede hacerlo desde "
            "el botón; si surgió algo, responda y buscamos otra fecha."
        ),
        "vos": (
            "Hola, {name}. Soy el asistente automático de {creditor}. Nos dijiste que "
            "ibas a pagar {amount} el {date} y todavía no nos figura. Podés hacerlo "
            "desde el botón; si surgió algo, respondé y buscamos otra fecha."
        ),
        "en": (
            "Hello, {name}. This is the automatic assistant of {creditor}. You told us "
            "that you would pay {amount} on {date} and we have not seen it yet. You "
            "can pay with the button; if something came up, reply and we will find "
            "another date."
        ),
    },
    "payment_received": {
        "tu": (
            "Gracias, {name}. Soy el asistente automático de {creditor}: hemos "
            "recibido tu pago de {amount}. Queda pendiente {balance} en tu cuenta."
        ),
        "usted": (
            "Gracias, {name}. Soy el asistente automático de {creditor}: hemos "
            "recibido su pago de {amount}. Queda pendiente {balance} en su cuenta."
        ),
        "vos": (
            "Gracias, {name}. Soy el asistente automático de {creditor}: recibimos tu "
            "pago de {amount}. Queda pendiente {balance} en tu cuenta."
        ),
        "en": (
            "Thank you, {name}. This is the automatic assistant of {creditor}: we have "
            "received your payment of {amount}. Still open on your account: {balance}."
        ),
    },
}

# Templates that carry the button to our payment page.
WITHOUT_LINK = frozenset({"payment_received"})
