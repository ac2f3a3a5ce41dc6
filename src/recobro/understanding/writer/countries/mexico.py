"""Mexico: «liga», «mensualidades», «con gusto», «comprobante», tú by habit."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo que está pendiente "
        "{balance}:\n{invoices}\n¿[Quiere|Quieres|Querés] la liga para pagar? Si ya "
        "está pagado, [dígame|dime|decime]."
    ),
    "payment_link": (
        "Con gusto. Aquí [tiene|tienes|tenés] la liga segura para pagar "
        "{amount}.{link} En cuanto llegue el pago [se lo|te lo] confirmo por aquí."
    ),
    "payment_problem": (
        "Una disculpa por el problema. [Le|Te] mando una liga nueva para pagar "
        "{amount}.{link} También se puede con {methods}. Si vuelve a fallar, "
        "[dígame|dime|decime] y lo revisa una persona."
    ),
    "ask_proof": (
        "Gracias por avisar. ¿[Nos puede|Nos puedes|Nos podés] mandar por aquí el "
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
    "ask_promise": (
        "De acuerdo. ¿Qué día [podría|podrías] hacer el pago? Son {balance}."
    ),
    "documents": (
        "En esta liga [puede|puedes|podés] ver y descargar {documents}.{link}"
    ),
    "aside.documents": (
        "En la misma liga [puede|puedes|podés] ver y descargar {documents}."
    ),
    "wrong_person": (
        "Gracias por avisar y una disculpa por la molestia. No vamos a volver a "
        "escribir a este contacto."
    ),
    "opted_out": (
        "De acuerdo: ya no [va|vas] a recibir mensajes{where}. Una disculpa por "
        "las molestias."
    ),
    "handover": (
        "Claro. Una persona del equipo sigue con esta conversación y [le|te] escribe "
        "por aquí."
    ),
    "misunderstood": (
        "Una disculpa, no [le|te] entendí bien. ¿[Quiere|Quieres|Querés] pagar, ver "
        "otra forma de hacerlo, o hablar con una persona?"
    ),
    "thanks": "Gracias a [usted|ti|vos]. Que [tenga|tengas] bonito día.",
}

FRAGMENTS: dict[str, str] = {}

METHODS: dict[str, str] = {
    "direct_debit": "cargo automático",
    "store": "tienda de conveniencia",
}
