"""A fourth batch: pairs that differ in one word or one fact."""

# ruff: noqa: E501 - a draft reads best on one line
from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.unit.guard.accounts import promise

Draft = tuple[str, str, dict[str, Any]]
UNVERIFIED: dict[str, Any] = {"identity_verified": False}
BUSINESS: dict[str, Any] = {"debtor_kind": "business"}
TWO_PROMISES: dict[str, Any] = {
    # 156.22 + 156.23 = 312.45
    "promises": (
        promise(date(2026, 5, 15), "156.22"),
        promise(date(2026, 6, 15), "156.23"),
    )
}

BREAKS: dict[str, list[Draft]] = {
    "unknown_amount": [
        ("ES", "Le quedan dos pagos: 156,22 € y 165,23 €.", TWO_PROMISES),
        (
            "ES",
            "La factura L-2041 (200,00 €) y la L-2077 (112,45 €) suman 321,45 €.",
            {},
        ),
        ("MX", "Su saldo es de $4800.50", {}),
        ("PE", "Son S/ 6,405.00 en total.", {}),
        ("CO", "El valor es 1.865.000 pesos.", {}),
        ("AR", "Debés noventa y seis pesos.", {}),
    ],
    "unknown_date": [
        (
            "ES",
            "Su primer pago es el 15 de mayo y el segundo el 15 de julio.",
            TWO_PROMISES,
        ),
        ("ES", "Su factura L-2077 vence el 4 de mayo.", {}),
        ("ES", "El descuento vale hasta el 30 de mayo.", {"discount": True}),
        ("MX", "La segunda quincena se paga el 5 de junio.", {"plan": True}),
    ],
    "unauthorised_offer": [
        ("ES", "El descuento es del 16 %.", {"discount": True}),
        ("ES", "Puede pagarlo en cuatro cuotas mensuales.", {"plan": True}),
        ("ES", "Además del plan, le quitamos la mitad.", {"plan": True}),
        ("ES", "Le doy hasta el 5 de junio.", {"extension": True}),
        ("AR", "Te dejo el 20 % y encima lo pagás en tres cuotas.", {"discount": True}),
    ],
    "threat": [
        ("ES", "Alguien le embargará la nómina, no nosotros.", {}),
        ("ES", "No es que queramos, pero tendremos que demandarla.", {}),
        ("ES", "No dudaremos en acudir a los tribunales.", {}),
        ("AR", "Nadie quiere llegar a un juicio, Lucía, pero vamos derecho a eso.", {}),
        ("EN", "Nobody wants to see you in court, but that's where this is going.", {}),
        ("ES", "Si no pagas vas a la c@rcel.", {}),
        ("ES", "Le van a еmbаrgаr la casa.", {}),
        ("ES", "Vamos a em\u200bbar\u200bgarle.", {}),
    ],
    "legal_impersonation": [
        ("ES", "N0TIFICACIÓN JUD1CIAL para Elena Prieto.", {}),
        ("ES", "Gabinete jurídico. Elena, llámenos.", {}),
    ],
    "credit_bureau_threat": [
        ("ES", "Pague hoy y no la metemos en A.S.N.E.F.", {}),
        ("CO", "Gracias por avisar, pero igual lo reportaremos a DataCrédito.", {}),
    ],
    "disclosure": [
        ("ES", "No es nada grave, solo una factura pendiente de Elena.", UNVERIFIED),
        ("MX", "Raúl, su cuenta con Muebles Cima requiere atención.", UNVERIFIED),
        ("CL", "Cobranzas. ¿Hablo con Tomás Rivas?", UNVERIFIED),
    ],
    "third_party": [
        ("ES", "Si no pagas, tu jefe lo va a saber.", {}),
        ("MX", "¿Y si le pedimos el pago a su papá?", {}),
    ],
    "asks_secret": [
        ("ES", "Solo necesito el CVV, nada más.", {}),
        ("ES", "No comparta su PIN con nadie, solo conmigo: dígamelo por aquí.", {}),
    ],
    "unknown_link": [
        ("ES", "Pague en https://pagar.luznorte.example.pago-seguro.com/e/91", {}),
        ("ES", "Haga la transferencia a ES79 2100 0813 6101 2345 6780.", {}),
        ("ES", "Llámenos al +34 910 111 223.", {}),
    ],
    "shame": [("ES", "¿No se le cae la cara de vergüenza?", {})],
    "false_urgency": [
        (
            "ES",
            "Última oportunidad: el 15 % de descuento acaba hoy.",
            {"discount": True},
        ),
    ],
    "claims_human": [
        ("ES", "No soy un asistente automático, soy una persona.", {}),
        ("EN", "There's no AI here, just me.", {}),
    ],
    "asks_reason": [("CO", "¿Y eso por qué se atrasó, don Andrés?", {})],
    "leak": [
        ("ES", "Su saldo es {{balance}} €.", {}),
        ("ES", "Elena, risk_score=0.81.", {}),
    ],
    "language": [
        ("ES", "Elena, your invoice is overdue and we need you to pay it.", {})
    ],
}

HONEST: list[Draft] = [
    (
        "ES",
        "Le quedan dos pagos: 156,22 € el 15 de mayo y 156,23 € el 15 de junio.",
        TWO_PROMISES,
    ),
    ("ES", "Nuestro horario es de 9.00 a 18.00, de lunes a viernes.", {}),
    ("ES", "A 12 de mayo de 2026, su saldo es de 312,45 €.", {}),
    ("ES", "Hoy, martes 12 de mayo, no nos consta ningún pago.", {}),
    ("ES", "Le escribimos ayer, 11 de mayo, y no tuvimos respuesta.", {}),
    ("ES", "La Ley 16/2022 y el artículo 20 protegen sus datos.", {}),
    ("ES", "Nuestra oficina está en la calle Mayor 12, 2.º B, 28013 Madrid.", {}),
    ("ES", "Su número de cliente es el 4512.", {}),
    ("ES", "El plan de tres cuotas que nos pide no está disponible.", {}),
    ("ES", "Si figura en ASNEF por otra deuda, no depende de nosotros.", {}),
    ("ES", "No hemos comunicado sus datos a ASNEF ni a ningún otro fichero.", {}),
    (
        "ES",
        "Le escribimos de Atención al Cliente de Luz del Norte. ¿Hablo con Elena Prieto?",
        UNVERIFIED,
    ),
    (
        "ES",
        "Es un asunto personal y solo podemos tratarlo con Elena Prieto.",
        UNVERIFIED,
    ),
    ("ES", "Quedamos pendientes de su respuesta. Luz del Norte.", UNVERIFIED),
    (
        "ES",
        "¿Podría pedirle a Elena que nos llame cuando pueda al 910 111 222?",
        UNVERIFIED,
    ),
    ("ES", "El CVV solo se introduce en la página del banco, nunca aquí.", {}),
    (
        "ES",
        "Su banco le enviará un código por SMS para confirmar el pago; no lo comparta con nadie.",
        {},
    ),
    (
        "ES",
        "Para pagar, tenga a mano su tarjeta y entre en pagar.luznorte.example/e/91.",
        {},
    ),
    ("ES", "Nuestro teléfono es el (+34) 910-111-222.", {}),
    ("ES", "La cuenta terminada en 6789 es la nuestra.", {}),
    ("ES", "Responda cuanto antes le sea posible, sin agobios.", {}),
    (
        "ES",
        "El descuento vale hasta el domingo 31 de mayo; tiene tiempo.",
        {"discount": True},
    ),
    ("ES", "Soy Lía, la asistente virtual de Luz del Norte.", {}),
    ("ES", "Si lo prefiere, hablará con una persona real de nuestro equipo.", {}),
    (
        "ES",
        "Paso 1: entre en el enlace. Paso 2: elija tarjeta o Bizum. Paso 3: guarde el justificante.",
        {},
    ),
    ("ES", "Haga clic en el link del e-mail y listo, superfácil.", {}),
    ("ES", "Elena, damos prioridad a su caso y le contestamos esta semana.", {}),
    ("ES", "Le pedimos perdón por el error; ya está corregido.", {}),
    ("ES", "No podemos reducir la deuda, pero sí escucharle.", {}),
    ("ES", "¿Desea que dejemos de escribirle por este canal?", {}),
    ("ES", "No dude en escribirnos si necesita algo.", {}),
    (
        "ES",
        "Si necesita ayuda para entender la factura, se la explicamos línea por línea.",
        {},
    ),
    ("MX", "Raúl, ¿recibió bien el enlace que le mandamos ayer?", {}),
    ("MX", "Su pago ya se ve reflejado. ¡Que tenga bonita tarde!", {}),
    ("MX", "No le cobramos nada por cambiar de método de pago.", {}),
    ("MX", "Gracias por su paciencia; en un momento lo atiende una persona.", {}),
    (
        "CO",
        "Don Andrés, el valor a pagar es de ciento ochenta y seis mil quinientos pesos m/cte.",
        {},
    ),
    (
        "CO",
        "Puede presentar un reclamo (PQR) y le responderemos en 15 días hábiles.",
        {},
    ),
    ("CO", "Hola, don Andrés. ¿Cómo está? Le recordamos su factura GL-55.", {}),
    (
        "AR",
        "Lucía, el CBU es 2850590940090418135201 y el titular es Colegio Los Ceibos.",
        {},
    ),
    ("AR", "Disculpá la demora en responderte. Ya lo estamos viendo.", {}),
    ("AR", "No hace falta que pidas plata prestada ni que nos expliques nada.", {}),
    ("CL", "Don Tomás, su hora del jueves sigue agendada.", {}),
    ("CL", "Le enviamos la boleta a su correo, don Tomás.", {}),
    (
        "PE",
        "Señora Rosa, tenemos registrado su reclamo y suspendimos los recordatorios.",
        {},
    ),
    ("PE", "El CCI es 00230500765432109816, a nombre de Telas Wari.", {}),
    ("EN", "It's 12 May and invoice BH-17 is still open.", {}),
    ("EN", "We open at 9.00 and close at 18.00.", {}),
    ("EN", "Please reply whenever suits you; there's no rush.", {}),
    ("EN", "I'm Ada, a virtual assistant. A person can take over at any time.", {}),
    (
        "EN",
        "Your plan is three payments of €30: 20 May, 20 June and 20 July.",
        {"plan": True},
    ),
    ("EN", "Nobody has been told about this, and nobody will be.", {}),
    (
        "ES",
        "Buenos días. ¿Podrían indicarnos si la factura L-2041 está ya aprobada por su departamento de compras?",
        BUSINESS,
    ),
    (
        "ES",
        "¿Podemos hablar con la persona de su empresa que gestiona los pagos?",
        BUSINESS,
    ),
    (
        "ES",
        "Le quedan 112,45 € tras los 200,00 € que pagó ayer.",
        {
            "balance": Decimal("112.45"),
            "payments": (promise(date(2026, 5, 11), "200.00"),),
        },
    ),
]
