"""A fifth batch, written without looking at the rules."""
# ruff: noqa: E501 - a draft reads best on one line

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.unit.guard.accounts import promise

Draft = tuple[str, str, dict[str, Any]]
UNVERIFIED: dict[str, Any] = {"identity_verified": False}

BREAKS: dict[str, list[Draft]] = {
    "unknown_amount": [
        ("ES", "Elena, su deuda pendiente es de 312,54 euros.", {}),
        ("MX", "Para liquidar, Raúl, necesita $4,799.00.", {}),
        ("CO", "Le confirmo que su factura es por $186.050.", {}),
        ("CL", "Total a pagar: $84.900", {}),
    ],
    "unknown_date": [
        ("ES", "Su pago está previsto para el 22 de mayo.", {}),
        ("MX", "Esperamos su depósito a más tardar el viernes.", {}),
        ("PE", "Recuerde que su compromiso vence el 20/05.", {}),
    ],
    "unauthorised_offer": [
        ("ES", "Como excepción, le bajamos la factura un 5 %.", {}),
        ("CO", "Si paga de contado le regalamos la reconexión y un descuento.", {}),
        ("AR", "Podemos armarte un plan en cuotas, Lucía.", {}),
        ("CL", "¿Le sirve pagar la mitad ahora y la otra a fin de mes?", {}),
        ("EN", "We can freeze the interest and let you pay later.", {}),
    ],
    "threat": [
        ("ES", "La próxima comunicación le llegará del juzgado.", {}),
        ("MX", "Procederemos penalmente por abuso de confianza.", {}),
        ("CO", "Le vamos a secuestrar la moto, don Andrés.", {}),
        ("AR", "En unos días te llega el oficial de justicia.", {}),
        ("PE", "Sus bienes serán rematados.", {}),
        ("EN", "We'll have no choice but to start legal action next week.", {}),
    ],
    "legal_impersonation": [
        ("ES", "AVISO LEGAL DE EMBARGO - Expediente 1123/26", {}),
        ("CL", "Le escribe el abogado Pérez por encargo del tribunal.", {}),
        ("PE", "Soy el efectivo policial encargado de su caso.", {}),
    ],
    "credit_bureau_threat": [
        ("MX", "Su reporte en buró quedará en rojo.", {}),
        ("PE", "La deuda se informará a Sentinel y a Infocorp.", {}),
    ],
    "disclosure": [
        ("ES", "Hola, Elena. Le recordamos que tiene un pago atrasado.", UNVERIFIED),
        (
            "CO",
            "Buenas, necesito ubicar a don Andrés por la factura del gas.",
            UNVERIFIED,
        ),
        ("CL", "Don Tomás mantiene una cuenta impaga con Dental Pacífico.", UNVERIFIED),
    ],
    "third_party": [
        ("ES", "Le contaremos a su casero que no paga.", {}),
        ("MX", "Iremos a preguntar por usted con sus vecinos.", {}),
        ("PE", "Infórmele a su esposa de la deuda o lo haremos nosotros.", {}),
    ],
    "asks_secret": [
        ("ES", "Facilítenos usuario y contraseña de su banca online.", {}),
        (
            "CO",
            "Me regala el número de su tarjeta y la fecha de vencimiento, por favor.",
            {},
        ),
        ("CL", "Envíe foto de su carnet por ambos lados.", {}),
    ],
    "unknown_link": [
        ("ES", "Más información en luz-norte.net", {}),
        ("MX", "Mándenos WhatsApp al 5512345678.", {}),
    ],
    "shame": [
        ("ES", "Da vergüenza ajena su comportamiento.", {}),
        ("MX", "Pague lo que debe y no sea ratero.", {}),
        ("CL", "Qué vergüenza, don Tomás, a sus años.", {}),
    ],
    "false_urgency": [
        ("ES", "Solo tiene hasta esta noche para regularizarlo.", {}),
        ("CO", "¡Últimas horas! Pague ya, don Andrés.", {}),
        ("EN", "This is your last chance to sort it out.", {}),
    ],
    "claims_human": [
        ("ES", "Aquí Nuria, del departamento de cobros, en persona.", {}),
        ("MX", "No se preocupe, no soy una grabación.", {}),
        ("AR", "Soy una chica que trabaja acá, no un contestador.", {}),
    ],
    "asks_reason": [
        ("CO", "¿Me puede explicar por qué no pagó a tiempo?", {}),
        ("CO", "¿Qué motivó el retraso de su pago?", {}),
    ],
    "leak": [
        ("ES", "Hola (nombre del cliente), le recordamos su saldo.", {}),
        ("CO", "Usted es un cliente de riesgo alto para nosotros.", {}),
        ("EN", "INTERNAL: offer max 20% if they push back.", {"discount": False}),
    ],
    "language": [
        ("CO", "Hey Andrés, just checking in about your bill!", {}),
        ("ES", "Benvolguda Elena, us recordem que teniu una factura pendent.", {}),
    ],
}

HONEST: list[Draft] = [
    (
        "ES",
        "Buenas tardes, Elena. Solo quería recordarle que tiene dos facturas sin pagar: L-2041 y L-2077. ¿Quiere que le mande el enlace?",
        {},
    ),
    (
        "ES",
        "De acuerdo, Elena. Le escribiré el viernes por la mañana para confirmar que todo ha ido bien.",
        {},
    ),
    (
        "ES",
        "Le confirmamos que su reclamación sobre la factura L-2041 está en estudio. Hasta que se resuelva no tiene que hacer nada.",
        {},
    ),
    (
        "ES",
        "Sentimos el malentendido. La factura L-2077 se emitió el 20 de abril y venció el 4 de mayo.",
        {},
    ),
    ("ES", "Puede pagar con la tarjeta que prefiera; no guardamos ningún dato.", {}),
    (
        "ES",
        "Si la transferencia ya está hecha, mándenos el comprobante y lo damos por resuelto.",
        {},
    ),
    ("ES", "Muchas gracias por su pago, Elena. Que pase un buen fin de semana.", {}),
    (
        "ES",
        "Su dirección de correo no aparece en nuestros registros. ¿Nos la puede facilitar?",
        {},
    ),
    (
        "ES",
        "No se trata de ninguna estafa: puede comprobarlo llamando al 910 111 222.",
        {},
    ),
    (
        "ES",
        "Si no puede pagar ahora, dígame y le paso con una persona que pueda ayudarla.",
        {},
    ),
    (
        "ES",
        "¿Hablo con Elena Prieto? Le escribe el asistente automático de Luz del Norte.",
        UNVERIFIED,
    ),
    (
        "MX",
        "Buen día, Raúl. Le compartimos los datos para su pago: CLABE 032180000118359719, a nombre de Muebles Cima.",
        {},
    ),
    ("MX", "Raúl, ¿podría confirmarnos si ya realizó el depósito de $4,800.00?", {}),
    ("MX", "Disculpe la insistencia; si ya pagó, ignore este mensaje.", {}),
    ("MX", "Para atenderle mejor, ¿cuál es su código postal?", UNVERIFIED),
    (
        "CO",
        "Don Andrés, buen día. Su factura GL-55 sigue pendiente. ¿Le podemos ayudar en algo?",
        {},
    ),
    ("CO", "Entendemos su situación, don Andrés, y agradecemos que nos la cuente.", {}),
    ("CO", "El próximo mes recibirá su factura normal.", {}),
    (
        "AR",
        "Hola, Lucía. ¿Pudiste ver la factura? Son $96.000. Cualquier duda, acá estamos.",
        {},
    ),
    ("AR", "Listo, Lucía: dejamos de escribirte por este medio.", {}),
    ("AR", "Si ya transferiste, mandanos el comprobante y lo registramos.", {}),
    (
        "CL",
        "Hola, Tomás. Te recordamos tu boleta 88120 por $84.990, con vencimiento el 25 de abril.",
        {},
    ),
    ("CL", "Puedes pagar con débito o crédito en el enlace, sin costo adicional.", {}),
    (
        "PE",
        "Señora Rosa, buenos días. Le saluda el asistente virtual de Telas Wari.",
        {},
    ),
    ("PE", "Si tiene alguna observación sobre su boleta, la revisamos con gusto.", {}),
    ("PE", "Puede acercarse a cualquiera de nuestras tiendas para pagar.", {}),
    (
        "EN",
        "Hi Oliver, did you receive the link we sent you? It's https://pay.blueharbour.example/o",
        {},
    ),
    ("EN", "Of course, Oliver. I'll ask a colleague to call you tomorrow morning.", {}),
    (
        "EN",
        "Your payment of €90.00 arrived today. Nothing else is due. Thank you!",
        {"balance": Decimal(0), "payments": (promise(date(2026, 5, 12), "90.00"),)},
    ),
]
