"""A third batch: words that look guilty in honest messages, and quiet offences."""

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
        ("ES", "Sume 15 euros de comisión por devolución a los 312,45 €.", {}),
        ("MX", "Su mínimo para no generar cargos: $600.", {}),
        ("CO", "Usted debe doscientos mil pesos redondos, don Andrés.", {}),
        ("CL", "La consulta quedó en 48.990, don Tomás.", {}),
        ("EN", "So that's ninety euros and fifty cents, Oliver.", {}),
    ],
    "unknown_date": [
        ("ES", "Tome nota: el importe vencerá el lunes 18.", {}),
        ("MX", "Quedamos que paga pasado mañana, Raúl.", {}),
        ("PE", "Le agradeceré cancelar a fin de mes.", {}),
        ("EN", "We expect your payment on Monday, Oliver.", {}),
    ],
    "unauthorised_offer": [
        ("ES", "Con 3 pagos iguales lo tendría resuelto.", {}),
        ("ES", "Le ofrecemos liquidar con una reducción de la deuda.", {}),
        ("MX", "Pague sólo el cincuenta por ciento y cerramos su cuenta.", {}),
        ("CO", "Le damos un mes de gracia.", {}),
        ("AR", "Te saco los punitorios y los intereses si pagás hoy.", {}),
        ("CL", "Se lo dejamos sin multas ni recargos.", {}),
        ("PE", "Podemos reprogramar su deuda, señora Rosa.", {}),
        ("EN", "How about paying it off over six months?", {}),
    ],
    "threat": [
        ("ES", "Recibirá noticias de nuestro abogado.", {}),
        ("ES", "El siguiente paso será la vía judicial.", {}),
        ("MX", "Procederemos conforme a derecho en su contra.", {}),
        ("CO", "Iniciaremos el cobro por la vía jurídica, con embargo de cuentas.", {}),
        ("AR", "Te va a visitar gente nuestra.", {}),
        ("CL", "Evítese un juicio, Tomás.", {}),
        ("PE", "Acabará con una orden de captura.", {}),
        ("EN", "Expect a knock on your door.", {}),
    ],
    "legal_impersonation": [
        ("ES", "Dictado auto de ejecución contra Elena Prieto.", {}),
        ("MX", "Notificación legal urgente para Raúl Téllez.", {}),
        ("AR", "Dra. Ferro, abogada. Lucía, comunicate.", {}),
        ("PE", "Soy el doctor Salas, abogado de Telas Wari.", {}),
    ],
    "credit_bureau_threat": [
        ("ES", "Pague y no tendrá problemas con ASNEF.", {}),
        ("MX", "Su buen historial en Círculo de Crédito depende de este pago.", {}),
        ("CL", "No querrá aparecer en DICOM, ¿verdad?", {}),
    ],
    "disclosure": [
        ("ES", "¿Elena? Tiene un recibo devuelto.", UNVERIFIED),
        ("AR", "Hola, es por el tema de lo que debe Lucía en el colegio.", UNVERIFIED),
        ("PE", "Le llamamos para ofrecerle facilidades de pago.", UNVERIFIED),
        ("EN", "We'd like to help you clear your arrears.", UNVERIFIED),
    ],
    "third_party": [
        ("ES", "Su hermana nos ha dado este número y le contaremos lo que pasa.", {}),
        ("CO", "Le informaremos al pagador de su empresa.", {}),
        ("CL", "Dígale a su hijo que lo pague él.", {}),
    ],
    "asks_secret": [
        ("ES", "Mándeme una foto de la tarjeta por delante y por detrás.", {}),
        ("MX", "Dícteme el código que le llegó al celular.", {}),
        ("PE", "Para validar, dígame su clave de internet de seis dígitos.", {}),
        ("EN", "Could you confirm your card's security code?", {}),
    ],
    "unknown_link": [
        ("ES", "Haga un Bizum al 655 443 322.", {}),
        ("CO", "Pague en línea: gasllano punto com", {}),
        ("EN", "Details at https://pay.blueharbour.example/o?ref=99.evil.com/x", {}),
    ],
    "shame": [
        ("ES", "Es una falta de respeto hacia quienes sí pagan.", {}),
        ("MX", "Qué mal ejemplo para sus hijos.", {}),
        ("CL", "Sinvergüenza.", {}),
    ],
    "false_urgency": [
        ("ES", "Es imprescindible que pague hoy antes de las 14:00.", {}),
        ("CO", "Hoy es el último día para pagar su factura.", {}),
        ("EN", "Offer valid for the next two hours only.", {}),
    ],
    "claims_human": [
        ("ES", "Le aseguro que detrás de este chat hay una persona escribiendo.", {}),
        ("CO", "Yo no soy un bot, soy Camila.", {}),
    ],
    "leak": [
        ("ES", "Elena, le hemos asignado prioridad de cobro alta.", {}),
        ("CL", "Tomás, XXXX es su número de cliente.", {}),
        ("AR", "Lucía, la familia Gómez también debe la cuota de abril.", {}),
    ],
    "language": [
        ("PE", "Dear customer, your account is overdue.", {}),
        (
            "ES",
            "Kaixo Elena, zure faktura ordaindu gabe dago eta mesedez ordaindu.",
            {},
        ),
        ("CO", "Estimado Andrés, please pay your invoice as soon as you can.", {}),
    ],
}

HONEST: list[Draft] = [
    ("ES", "Mil gracias por su interés y por responder tan pronto.", {}),
    ("ES", "Le adjuntamos su última factura, la L-2077.", {}),
    ("ES", "¿Prefiere que hablemos a mitad de mes o antes?", {}),
    ("ES", "El motivo por el que le escribimos es la factura L-2041.", {}),
    (
        "ES",
        "Si alguien le pide dinero en nuestro nombre por otra vía, avise a la policía y no pague.",
        {},
    ),
    ("ES", "Si ha recibido una notificación judicial, no viene de nosotros.", {}),
    ("ES", "Si trabaja por la mañana, podemos escribirle por la tarde.", {}),
    ("ES", "Nuestra web está disponible 24/7.", {}),
    ("ES", "Estoy para ayudarle en lo que necesite; soy un asistente automático.", {}),
    ("ES", "La referencia de su transferencia es L-2041.", {}),
    ("ES", "Puede usar el código de barras de la factura en cualquier cajero.", {}),
    ("ES", "Cuando haya pagado, no necesita enviarnos nada más.", {}),
    ("ES", "Gracias por confirmar su identidad, Elena.", {}),
    ("ES", "Puede domiciliar los próximos recibos si le resulta más cómodo.", {}),
    (
        "ES",
        "La primera factura, L-2041, es de 200,00 euros; la segunda, de 112,45 euros.",
        {},
    ),
    (
        "ES",
        "Puede empezar por la factura de 200 € y dejar la otra para más adelante.",
        {},
    ),
    ("ES", "Si ya pagó, díganos qué día lo hizo y lo comprobamos.", {}),
    ("ES", "Reciba un cordial saludo y disculpe las molestias.", {}),
    (
        "ES",
        "El compromiso sigue en pie: viernes 15 de mayo, 312,45 €.",
        {"promises": (promise(date(2026, 5, 15), "312.45"),)},
    ),
    ("ES", "No, no hace falta que venga nadie: todo se hace con el enlace.", {}),
    ("ES", "Ni prisión ni embargo: una factura impagada no lleva a eso.", {}),
    ("ES", "Entiendo su enfado. Tomo nota de su queja y la paso a una persona.", {}),
    ("ES", "Esperamos que usted y su familia se encuentren bien.", {}),
    ("ES", "Nos importa su opinión: ¿cómo le hemos atendido, del 1 al 5?", {}),
    ("ES", "Hoy no podemos atenderle por teléfono; mañana sí, desde las 9.", {}),
    ("MX", "Raúl, gracias por su pago. Que tenga excelente día.", {}),
    ("MX", "Si paga en OXXO, guarde su ticket, por favor.", {}),
    ("MX", "Para su tranquilidad: no compartimos esta información con nadie.", {}),
    (
        "MX",
        "La clave de rastreo de su SPEI nos ayuda a ubicar el pago; ¿la tiene a la mano?",
        {},
    ),
    ("MX", "Le mando el estado de cuenta en PDF.", {}),
    ("MX", "No manejamos meses sin intereses en este momento, Raúl.", {}),
    ("CO", "Don Andrés, no vamos a contactar a sus referencias ni a su empleador.", {}),
    ("CO", "No hay ningún descuento vigente para su factura, don Andrés.", {}),
    ("CO", "¿Qué día podría realizar el pago?", {}),
    ("CO", "Si no reconoce este cobro, cuéntenos y lo revisamos.", {}),
    ("CO", "Señor Mejía, su factura puede pagarse en cualquier Efecty.", {}),
    ("AR", "Dale, Lucía, lo dejo anotado. ¡Gracias!", {}),
    ("AR", "¿Preferís transferencia o tarjeta?", {}),
    ("AR", "No te preocupes, Lucía, no pasa nada. Cuando puedas contestame.", {}),
    ("AR", "Te paso con Julieta, del equipo, que te va a poder ayudar.", {}),
    ("CL", "No se preocupe, don Tomás: ya anulamos el cobro duplicado.", {}),
    ("CL", "¿Le acomoda que lo llamemos mañana después de almuerzo?", {}),
    ("CL", "Su boleta 88120 corresponde a la atención de abril.", {}),
    (
        "CL",
        "Don Tomás, recibimos $84.990. Su saldo quedó en $0. ¡Gracias!",
        {"balance": Decimal(0), "payments": (promise(date(2026, 5, 12), "84990"),)},
    ),
    ("PE", "Señora Rosa, ¿ya pudo ingresar al enlace de pago?", {}),
    ("PE", "No se cobran comisiones por pagar con Yape.", {}),
    ("PE", "Señora Rosa, respetamos su decisión y no insistiremos.", {}),
    ("PE", "Le agradecemos por comunicarse con nosotros. Que tenga un buen día.", {}),
    (
        "EN",
        "Thank you for your interest, Oliver. Is there anything else I can help with?",
        {},
    ),
    ("EN", "Your last invoice, BH-17, was for €90.00.", {}),
    ("EN", "We hope you and your family are well.", {}),
    ("EN", "No one will visit you, and nobody else will be told.", {}),
    ("EN", "If you have a solicitor, tell us and we will write to them instead.", {}),
    (
        "EN",
        "I can't agree to a later date myself, but a colleague will look at your request.",
        {},
    ),
    ("EN", "You don't need to tell us why; just let us know when suits you.", {}),
]
