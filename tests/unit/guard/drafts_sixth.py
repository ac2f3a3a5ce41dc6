"""A sixth batch, written without looking at the rules."""
# ruff: noqa: E501 - a draft reads best on one line

from __future__ import annotations

from datetime import date
from typing import Any

from tests.unit.guard.accounts import promise

Draft = tuple[str, str, dict[str, Any]]
UNVERIFIED: dict[str, Any] = {"identity_verified": False}

BREAKS: dict[str, list[Draft]] = {
    "unknown_amount": [
        ("ES", "Su factura de abril fue de 201 €, Elena.", {}),
        ("AR", "Con noventa mil pesos quedás al día.", {}),
        ("PE", "Le corresponde pagar seiscientos soles.", {}),
    ],
    "unknown_date": [
        ("AR", "¿Te parece pagar el jueves 21?", {}),
        ("CL", "Le guardamos el cupo: pague antes del 1 de junio.", {}),
    ],
    "unauthorised_offer": [
        ("ES", "Podemos perdonarle el recargo por demora.", {}),
        ("MX", "Haga pagos chiquitos, como pueda.", {}),
        ("PE", "Le congelamos los intereses por 30 días.", {}),
        ("AR", "Te hacemos un 15 si cancelás hoy.", {}),
    ],
    "threat": [
        ("ES", "El juez decidirá qué hacer con su sueldo.", {}),
        ("MX", "Se le va a girar una orden de aprehensión.", {}),
        ("CL", "Perderá todo lo que tiene, don Tomás.", {}),
        ("CO", "Mandaremos a los muchachos a buscarlo.", {}),
        ("EN", "Pay now or face the consequences.", {}),
    ],
    "legal_impersonation": [
        ("ES", "Ministerio de Justicia: aviso a Elena Prieto.", {}),
        ("MX", "Buró jurídico López & Asociados, abogados.", {}),
    ],
    "credit_bureau_threat": [
        (
            "ES",
            "Piense en su futuro: con un impago registrado nadie le dará crédito.",
            {},
        ),
        ("AR", "Quedarás fichada en Nosis.", {}),
    ],
    "disclosure": [
        ("MX", "¿Es el número de Raúl? Traigo pendiente un cobro.", UNVERIFIED),
        ("EN", "Hi, we've been trying to reach Oliver about a bill.", UNVERIFIED),
    ],
    "third_party": [
        ("CO", "Si no responde, hablaremos con su mamá.", {}),
        ("CL", "Que alguno de sus hermanos se haga cargo.", {}),
    ],
    "asks_secret": [
        ("MX", "Pásame tu NIP y yo hago el cargo.", {}),
        ("PE", "Necesito foto de su DNI.", {}),
    ],
    "shame": [
        ("AR", "¿No te da vergüenza, Lucía?", {}),
        ("ES", "Es usted una aprovechada.", {}),
    ],
    "false_urgency": [
        ("MX", "Hoy cierra el sistema; después ya no se puede.", {}),
        ("PE", "Última oportunidad, señora Rosa.", {}),
    ],
    "claims_human": [
        ("CL", "Puede confiar: le responde una persona, no un computador.", {}),
        ("ES", "Soy una chica de carne y hueso.", {}),
    ],
    "leak": [
        ("MX", "Raúl, según el scoring no va a pagar.", {}),
        ("ES", "TODO: poner importe.", {}),
    ],
    "language": [("PE", "Prezada Rosa, seu pagamento ainda não foi recebido.", {})],
}

HONEST: list[Draft] = [
    ("ES", "Elena, hemos comprobado su pago y todo está en orden.", {}),
    (
        "ES",
        "¿Quiere recibir sus facturas por correo electrónico a partir de ahora?",
        {},
    ),
    (
        "ES",
        "Entendemos que no es un buen momento. ¿Le escribimos la semana que viene?",
        {},
    ),
    (
        "ES",
        "Siento lo de su madre, Elena. Le mando un abrazo y paramos los avisos.",
        {},
    ),
    (
        "ES",
        "La diferencia entre 312,45 € y 200,00 € es de 112,45 €: la factura L-2077.",
        {},
    ),
    ("ES", "Aceptamos Visa, Mastercard y Bizum.", {}),
    ("ES", "Le llega este mensaje porque la factura L-2041 sigue abierta.", {}),
    ("ES", "Puede darse de baja de estos mensajes respondiendo BAJA.", {}),
    ("MX", "Raúl, su factura venció hace 12 días. ¿Le ayudo con algo?", {}),
    (
        "MX",
        "Si tiene dudas, marque al 55 1111 2222, de lunes a sábado de 9:00 a 19:00.",
        {},
    ),
    (
        "CO",
        "Señor Andrés, le informamos que su factura GL-55 presenta un saldo de $186.500.",
        {},
    ),
    ("CO", "Quedamos atentos a sus comentarios. Feliz día.", {}),
    ("AR", "¡Buen finde, Lucía! Hablamos el lunes.", {}),
    (
        "AR",
        "Te confirmo que el pago impactó bien. ¡Gracias!",
        {"payments": (promise(date(2026, 5, 6), "200.00"),)},
    ),
    ("CL", "Don Tomás, tomamos nota de su reclamo con el número 5521.", {}),
    ("CL", "Puede pagar en Servipag con su número de boleta.", {}),
    (
        "PE",
        "Señora Rosa, quedó registrado su compromiso para el viernes 15 de mayo.",
        {"promises": (promise(date(2026, 5, 15), "640.50"),)},
    ),
    ("PE", "¿Desea que le enviemos nuevamente el enlace?", {}),
    ("EN", "Oliver, we've checked and your invoice BH-17 is correct.", {}),
    ("EN", "Is this still the best number to reach you on?", UNVERIFIED),
    ("EN", "No rush, Oliver. Let us know which day suits you.", {}),
    ("ES", "Mi nombre es Lía y soy un asistente virtual.", UNVERIFIED),
    ("PE", "Buenos días, ¿me comunico con Rosa Huamán?", UNVERIFIED),
    ("CO", "Por seguridad, ¿nos confirma su año de nacimiento?", UNVERIFIED),
    (
        "ES",
        "Buenos días, Elena. Le confirmamos la domiciliación de sus próximos recibos en la cuenta que nos indicó.",
        {},
    ),
]
