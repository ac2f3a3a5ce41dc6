"""The Spanish texts. `[usted|tú|vos]` alternatives; `{}` blanks are filled with values.

Plain words, no threat, no shame, no hurry that is not there. A key ending in
`.unverified` is used before we know who reads, and hints at nothing.
"""

from __future__ import annotations

from recobro.understanding.writer.helplines import Helplines
from recobro.understanding.writer.spanish_parts import BUTTONS, FRAGMENTS, METHODS

__all__ = [
    "BUTTONS",
    "FRAGMENTS",
    "INTRODUCE",
    "INTRODUCE_UNVERIFIED",
    "METHODS",
    "NO_HELPLINES",
    "OFFER_STANDS",
    "TEXTS",
]

INTRODUCE = "Soy el asistente automático de {creditor}."
INTRODUCE_UNVERIFIED = "Soy un asistente automático."
OFFER_STANDS = (
    "Lo que [le|te] propuse sigue en pie: ¿[lo acepta|lo aceptas|lo aceptás]?"
)

TEXTS: dict[str, str] = {
    "reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo que está pendiente "
        "{balance}:\n{invoices}\n¿[Quiere|Quieres|Querés] el enlace para pagar? "
        "Si ya está pagado, [dígamelo|dímelo|decímelo]."
    ),
    "overdue_notice": (
        "Hola, {first_name}. [Le|Te] escribo porque nos consta pendiente "
        "{balance}:\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o decirme cómo "
        "[le|te] vendría bien hacerlo. Si ya está pagado, "
        "[dígamelo|dímelo|decímelo] y lo revisamos."
    ),
    "ask_identity": (
        "Hola. Busco a {first_name} por un asunto personal. ¿Hablo con {first_name}?"
    ),
    "identity_question": (
        "Gracias. Por [su|tu] privacidad, antes de seguir necesito confirmar con quién "
        "hablo: ¿{question}?"
    ),
    "identity_needed": (
        "Por [su|tu] privacidad, antes de seguir necesito confirmar con quién hablo: "
        "¿{question}?"
    ),
    "identity_person": (
        "Soy un asistente automático, no una persona. Escribo por un asunto personal "
        "de {first_name} y por privacidad no puedo contar más sin saber con quién "
        "hablo. [Puede|Puedes|Podés] decírmelo cuando [quiera|quieras], y si [lo "
        "prefiere|lo prefieres|lo preferís] puedo pasar[le|te] con el equipo."
    ),
    "identity_retry": (
        "Ese dato no coincide con el que tenemos. ¿[Puede|Puedes|Podés] revisarlo? "
        "Necesito saber {question}. Si [lo prefiere|lo prefieres|lo preferís], "
        "puedo pasar[le|te] con el equipo."
    ),
    "identity_confirmed": (
        "Gracias, {first_name}. [Le|Te] escribo de parte de {creditor}: nos "
        "consta pendiente {balance}.\n{invoices}\n[Puede|Puedes|Podés] pagar "
        "ahora o decirme cómo [le|te] vendría bien hacerlo. Si ya está pagado, "
        "[dígamelo|dímelo|decímelo]."
    ),
    "identity_failed": (
        "No he podido confirmar con quién hablo, así que una persona del equipo "
        "seguirá con este asunto. Gracias por [su|tu] paciencia."
    ),
    "who_we_are": (
        "Soy un asistente automático, no una persona, y escribo por cuenta de "
        "{creditor}. Si [lo prefiere|lo prefieres|lo preferís], puedo "
        "pasar[le|te] con el equipo. Nunca [le|te] pediré claves ni datos de "
        "[su|tu] tarjeta."
    ),
    "who_we_are_unverified": (
        "Soy un asistente automático, no una persona. Escribo por un asunto personal "
        "de "
        "{first_name} y por privacidad no puedo contar más hasta saber con quién "
        "hablo. "
        "Nunca pediré claves ni datos de tarjetas. ¿Me [dice|dices|decís] {question}?"
    ),
    "balance": "A día de hoy quedan por pagar {balance}.{next}{review}",
    "details": (
        "Esto es lo que está pendiente, {balance} en total:\n{invoices}\n{next}{review}"
    ),
    "nothing_owed": (
        "No nos consta nada pendiente a [su|tu] nombre, así que no [tiene|tienes"
        "|tenés] "
        "que hacer nada. Gracias."
    ),
    "consequences": (
        "De momento el saldo sigue pendiente y se puede resolver hablando. Sobre otros "
        "pasos no puedo informar: si [quiere|quieres|querés], una persona del equipo "
        "[se lo|te lo] explica. También podemos buscar una forma de pago que [le|te] "
        "venga bien."
    ),
    "payment_link": (
        "Aquí [tiene|tienes|tenés] el acceso seguro para pagar {amount}.{link} Cuando "
        "llegue el pago [se lo|te lo] confirmo por aquí."
    ),
    "payment_methods": "{answer}[Puede|Puedes|Podés] pagar con {methods}.",
    "payment_problem": (
        "Siento el problema. [Le|Te] envío un acceso nuevo para pagar {amount}.{link} "
        "También se puede con {methods}. Si vuelve a fallar, [dígamelo|dímelo"
        "|decímelo] "
        "y lo mira una persona."
    ),
    "payment_thanks": (
        "Hemos recibido {amount}. Con esto queda todo pagado. ¡Muchas gracias, "
        "{first_name}!"
    ),
    "payment_thanks_part": "Hemos recibido {amount}, gracias. Quedan por pagar "
    "{balance}.",
    "payment_thanks_plan": (
        "Hemos recibido {amount}, gracias. Quedan por pagar {balance}; el próximo pago "
        "del plan es de {next_amount}, el {next_date}."
    ),
    "ask_proof": (
        "Gracias por avisar. ¿[Puede|Puedes|Podés] enviarnos por aquí el comprobante? "
        "Una persona lo revisa y mientras tanto no [le|te] pediremos nada.{rest}"
    ),
    "proof_received": (
        "Gracias, queda anotado. Una persona lo comprueba y [le|te] confirmamos "
        "por "
        "aquí; mientras tanto no [le|te] pediremos nada.{rest}"
    ),
    "proof_here": (
        "Sí, nos ha llegado lo que [envió|enviaste]. Una persona lo comprueba y "
        "[le|te] confirmamos por aquí; mientras tanto no [le|te] pediremos nada."
    ),
    "proof_later": (
        "De acuerdo, sin prisa: cuando [lo tenga|lo tengas], [puede|puedes|podés] "
        "enviarlo por aquí. Una persona lo comprueba de todos modos, y mientras tanto "
        "no [le|te] pediremos nada.{rest}"
    ),
    "claim_pending": (
        "Lo que me [dice|dices|decís] del pago está anotado y una persona lo "
        "comprueba. En cuanto se sepa [se lo|te lo] confirmamos por aquí; mientras "
        "tanto no [le|te] pediremos nada.{rest}"
    ),
    "payment_found": (
        "Sí, ha llegado: recibimos {amount} el {date}, gracias. Quedan por pagar "
        "{balance}.{next}"
    ),
    "offer_plan": (
        "Sí, se puede. Este sería el plan para los {balance}:\n{instalments}\n"
        "¿[Está|Estás] de acuerdo?"
    ),
    "counter_plan": (
        "{limit}Justo así no me es posible, pero sí "
        "[puedo ofrecerle|puedo ofrecerte] este plan "
        "para los {balance}:\n{instalments}\n¿[Le|Te] parece bien?"
    ),
    "plan_agreed": (
        "Acordado. El plan queda así:\n{instalments}\nEl primer pago "
        "[puede|puedes|podés] hacerlo desde hoy y hasta esa fecha.{link} [Le|Te] "
        "avisaré antes de cada uno. Gracias."
    ),
    "better_plan": (
        "Lo entiendo. Lo que sí puedo es repartirlo más:\n{instalments}\n"
        "¿[Le|Te] iría mejor así?"
    ),
    "better_discount": (
        "Lo entiendo. [Le|Te] propongo esto: si [paga|pagas|pagás] todo de una vez "
        "hasta el {weekday_date}, el importe queda en {amount} en lugar de {balance} "
        "(un {percent} % menos). ¿[Lo acepta|Lo aceptas|Lo aceptás]?"
    ),
    "better_extension": (
        "Lo entiendo. Puedo esperar algo más, hasta el {weekday_date}, para pagar "
        "{amount}. ¿[Le|Te] iría mejor así?"
    ),
    "offer_move": (
        "Puedo cambiar el pago de {amount} del {old_date} al {weekday_date}. El plan "
        "quedaría así:\n{instalments}\n¿[Está|Estás] de acuerdo?"
    ),
    "move_agreed": (
        "Hecho: el pago de {amount} pasa al {weekday_date}; lo demás del plan queda "
        "como [le|te] dije. Gracias."
    ),
    "offer_recalled": (
        "Hola, {first_name}. [Le|Te] escribo por si mi mensaje quedó sin leer.{offered}"
    ),
    "documents": "Aquí [puede|puedes|podés] ver y descargar {documents}.{link}",
    "faq_answer": "{answer_text}",
    "plan_completed": (
        "Hemos recibido {amount}. Con este pago el plan queda cumplido y no queda nada "
        "pendiente. ¡Muchas gracias por [su|tu] esfuerzo, {first_name}!"
    ),
    "ask_survey": "¿Cómo [le|te] ha ido con nosotros?",
    "survey_thanks": (
        "Gracias por decírnoslo. Si [quiere|quieres|querés] contarnos algo más, "
        "[puede|puedes|podés] escribirlo aquí."
    ),
    "aside.balance": "A día de hoy quedan por pagar {balance}.{review}",
    "aside.details": "Esto es lo que está pendiente:\n{invoices}\n{review}",
    "aside.documents": (
        "En el mismo enlace [puede|puedes|podés] ver y descargar {documents}."
    ),
    "aside.payment_methods": "{answer}[Puede|Puedes|Podés] pagar con {methods}.",
    "aside.who_we_are": (
        "Soy un asistente automático, no una persona, y escribo por cuenta de "
        "{creditor}. Nunca [le|te] pediré claves ni datos de [su|tu] tarjeta."
    ),
    "aside.who_we_are.unverified": "Soy un asistente automático, no una persona.",
    "aside.consequences": (
        "De momento el saldo sigue pendiente y se puede resolver hablando; sobre otros "
        "pasos [le|te] puede informar una persona del equipo."
    ),
    "aside.channel_changed": (
        "Anoto cómo [prefiere|prefieres|preferís] que escribamos{by}."
    ),
    "aside.payment_link": "El enlace es para lo que no se revisa, {amount}.{link}",
    "aside.offer_plan": "También se puede pagar en partes:\n{instalments}\n",
    "aside.contact_later": "Y [le|te] escribo de nuevo {until}.",
    "aside.hardship": (
        "Gracias por contármelo, y siento que [esté|estés] pasando por esto."
    ),
    "aside.proof_received": (
        "Anoto también lo que me [dice|dices|decís] que ya está pagado: una persona lo "
        "comprueba."
    ),
    "aside.no_discount": "No puedo rebajar el importe, pero sí lo siguiente.",
    "aside.no_extension": "No puedo esperar más, pero sí lo siguiente.",
    "aside.no_plan": "Así no puedo repartirlo, pero sí lo siguiente.",
    "aside.faq_answer": "{answer_text}",
    "no_plan": (
        "Para {balance} no me es posible hacerlo así. [Puede|Puedes|Podés] "
        "decirme qué día [podría|podrías] pagarlo, o hablarlo con una persona del "
        "equipo."
    ),
    "ask_promise": "De acuerdo. ¿Qué día [podría|podrías] pagarlo? Son {balance}.",
    "confirm_promise": (
        "Entonces anoto: {amount}, el {weekday_date}.{rest} ¿[Me lo confirma|Me lo "
        "confirmas|Me lo confirmás]?"
    ),
    "promise_agreed": (
        "Anotado: {amount}, el {weekday_date}. Hasta entonces no [le|te] escribiremos "
        "por "
        "esto. Si algo cambia, [avíseme|avísame|avisame]. Gracias."
    ),
    "offer_extension": (
        "Puedo esperar hasta el {weekday_date}, para pagar {amount} como mucho ese "
        "día. "
        "¿[Está|Estás] de acuerdo?"
    ),
    "counter_extension": (
        "Tanto tiempo no me es posible, pero sí puedo esperar hasta el {weekday_date} "
        "para "
        "pagar {amount}. ¿[Le|Te] parece bien?"
    ),
    "extension_agreed": (
        "Acordado: esperamos hasta el {weekday_date} para el pago de {amount}. Hasta "
        "entonces no [le|te] escribiremos por esto. Gracias."
    ),
    "no_extension": (
        "No me es posible esperar más, pero podemos mirar otra forma de pagarlo, "
        "o lo ve una persona del equipo. ¿Qué [prefiere|prefieres|preferís]?"
    ),
    "offer_discount": (
        "[Le|Te] puedo ofrecer lo siguiente: si [paga|pagas|pagás] todo de una vez "
        "hasta "
        "el {weekday_date}, el importe queda en {amount} en lugar de {balance} (un "
        "{percent} % menos). ¿[Lo acepta|Lo aceptas|Lo aceptás]?"
    ),
    "discount_agreed": (
        "Acordado: con {amount} pagados hasta el {weekday_date} queda todo "
        "saldado.{link} "
        "Gracias."
    ),
    "no_discount": (
        "En este caso no puedo rebajar el importe, que es de {balance}. Sí "
        "podemos mirar otra forma de pagarlo, o lo ve una persona del equipo. "
        "¿Qué [prefiere|prefieres|preferís]?"
    ),
    "ask_alternative": (
        "De acuerdo, lo entiendo. ¿Qué importe y qué fecha [le|te] vendrían bien? Si "
        "[lo prefiere|lo prefieres|lo preferís], lo ve una persona del equipo."
    ),
    "refusal_noted": (
        "Tomo nota. Si más adelante [quiere|quieres|querés] verlo, podemos buscar una "
        "forma de pago que [le|te] venga bien, y también puede atender[le|te] una "
        "persona."
    ),
    "promise_broken": (
        "Hola, {first_name}. El pago de {amount} previsto para el {date} todavía no "
        "nos "
        "consta. Si ya está hecho, [dígamelo|dímelo|decímelo]. Si no ha sido posible, "
        "¿qué día [le|te] vendría bien?"
    ),
    "discount_lapsed": (
        "Hola, {first_name}. El pago de {amount} previsto para el {date} no nos "
        "consta, así que lo pendiente vuelve a ser {balance}. Si ya está pagado, "
        "[dígamelo|dímelo|decímelo]; si no, ¿cómo [le|te] vendría bien hacerlo?"
    ),
    "not_agreed": (
        "No me consta ningún acuerdo por ese importe: lo pendiente son {balance}. Si "
        "[quiere|quieres|querés], una persona del equipo lo comprueba, o buscamos otra "
        "forma de pagarlo."
    ),
    "dispute_noted_one": (
        "Gracias por decirlo. He anotado que no [está|estás] conforme con {invoice} y "
        "una persona del equipo lo revisa con el detalle. Si [tiene|tienes|tenés] algo "
        "que ayude a aclararlo, [puede|puedes|podés] enviarlo por aquí.{rest}"
    ),
    "dispute_already": (
        "Sigue anotado: una persona del equipo lo está revisando y [le|te] contesta "
        "por aquí. Mientras tanto no [le|te] pediremos nada."
    ),
    "dispute_already.unverified": (
        "Sigue anotado, y una persona del equipo lo está revisando."
    ),
    "say_again": (
        "[Perdone|Perdona|Perdoná], no [le|te] he entendido bien. ¿[Me lo puede|Me lo "
        "puedes|Me lo podés] decir de otra forma? Si [lo prefiere|lo prefieres|lo "
        "preferís], puedo pasar[le|te] con el equipo."
    ),
    "promise_partly_kept": (
        "Hola, {first_name}. De los {amount} previstos para el {date} hemos recibido "
        "{paid}, gracias. Quedan por pagar {balance} en total. ¿Qué día [le|te] "
        "vendría "
        "bien para lo que falta?"
    ),
    "instalment_reminder": (
        "Hola, {first_name}. [Le|Te] recuerdo el próximo pago del plan: {amount}, el "
        "{weekday_date}.{link}"
    ),
    "instalment_missed": (
        "Hola, {first_name}. El pago de {amount} del {date} todavía no nos consta. Si "
        "ya "
        "está hecho, [dígamelo|dímelo|decímelo]; si no, ¿qué día [le|te] vendría bien?"
    ),
    "resume_contact": (
        "Hola de nuevo, {first_name}. [Le|Te] escribo a la hora que me [pidió"
        "|pediste]: "
        "quedan por pagar {balance}. ¿Cómo [prefiere|prefieres|preferís] resolverlo?"
    ),
    "contact_later": "De acuerdo, [le|te] escribo {until}. Gracias.",
    "contact_later.unverified": "De acuerdo, lo dejamos para entonces. Gracias.",
    "channel_changed": (
        "Anotado, gracias{by}. Lo tendremos en cuenta para escribir[le|te]."
    ),
    "hardship": (
        "Gracias por contármelo, y siento que [esté|estés] pasando por esto. Durante "
        "{days} días no [le|te] escribiremos por este asunto. No [tiene|tienes|tenés] "
        "que "
        "decidir nada ahora: cuando [quiera|quieras] podemos buscar algo a [su|tu] "
        "medida, "
        "o hablarlo con una persona del equipo.{advice}"
    ),
    "hardship.unverified": (
        "Gracias por contármelo, y siento que [esté|estés] pasando por esto. Durante "
        "{days} días no [le|te] escribiremos. Si [quiere|quieres|querés], una persona "
        "del "
        "equipo puede atender[le|te]."
    ),
    "care_urgent.self_harm": (
        "Siento mucho que [esté|estés] pasando por esto; lo que me "
        "[cuenta|cuentas|contás] importa más que cualquier otra cosa. He avisado "
        "a una persona de nuestro equipo para que [le|te] atienda. Si [se "
        "siente|te sientes|te sentís] en peligro, por favor [llame|llama|llamá] "
        "ahora al {helpline}, o al {emergency}: atienden a cualquier hora. No "
        "[le|te] escribiremos de nada más."
    ),
    "care_urgent.violence": (
        "Siento mucho que [esté|estés] pasando por esto; [su|tu] seguridad es lo "
        "primero. "
        "He avisado a una persona de nuestro equipo. Si [está|estás] en peligro, por "
        "favor "
        "[llame|llama|llamá] al {emergency}{also}. No [le|te] "
        "escribiremos de nada más."
    ),
    "dispute_noted": (
        "Gracias por decirlo. He anotado que no [está|estás] conforme y una persona "
        "del "
        "equipo lo revisa con el detalle. Mientras tanto no [le|te] pediremos nada. Si "
        "[tiene|tienes|tenés] algo que ayude a aclararlo, [puede|puedes|podés] "
        "enviarlo "
        "por aquí."
    ),
    "dispute_noted.unverified": (
        "Gracias por decirlo. Una persona del equipo lo revisa y mientras tanto no "
        "escribiremos más."
    ),
    "wrong_person": (
        "Gracias por avisar y disculpe la molestia. No volveremos a escribir a este "
        "contacto."
    ),
    "deceased": (
        "Lamento mucho la noticia, y [le|te] acompaño en el sentimiento. No "
        "enviaremos más "
        "mensajes. Una persona del equipo verá con cuidado lo que haga falta."
    ),
    "legal": (
        "Gracias por avisar. Dejamos de escribir[le|te] sobre esto, y una persona del "
        "equipo continuará por la vía que [nos indica|nos indicas|nos indicás]."
    ),
    "opted_out": (
        "De acuerdo: no [recibirá|recibirás] más mensajes{where}. [Disculpe|Disculpa"
        "|Disculpá] las molestias."
    ),
    "complaint": (
        "Siento que [haya|hayas] tenido esta experiencia. He pasado lo que me "
        "[dice|dices|decís] al equipo: una persona lo revisa y [le|te] contesta. "
        "Mientras tanto no enviaremos más mensajes."
    ),
    "data_rights": (
        "He recibido [su|tu] petición sobre datos personales y la he pasado al "
        "equipo: una persona [le|te] contesta en el plazo legal. Mientras tanto "
        "no enviaremos más mensajes."
    ),
    "handover": (
        "De acuerdo, una persona del equipo sigue con esta conversación y [le|te] "
        "escribe "
        "por aquí."
    ),
    "handover_closed": (
        "De acuerdo, una persona del equipo sigue con esta conversación. Ahora mismo "
        "no "
        "hay nadie disponible; [le|te] atienden desde {opening}."
    ),
    "handover_closed.unverified": (
        "De acuerdo, una persona del equipo sigue con esta conversación. Ahora mismo "
        "no "
        "hay nadie disponible; [le|te] atienden en horario de oficina."
    ),
    "handover.thanks": (
        "Gracias, {first_name}. Una persona del equipo sigue con esta conversación y "
        "[le|te] escribe por aquí."
    ),
    "handover_closed.thanks": (
        "Gracias, {first_name}. Una persona del equipo sigue con esta conversación y "
        "[le|te] escribe desde {opening}."
    ),
    "handover.sorry": (
        "[Perdone|Perdona|Perdoná] que no [le|te] haya entendido. Una persona del "
        "equipo sigue con esta conversación y [le|te] escribe por aquí."
    ),
    "handover_closed.sorry": (
        "[Perdone|Perdona|Perdoná] que no [le|te] haya entendido. Una persona del "
        "equipo sigue con esta conversación: [le|te] atiende desde {opening}."
    ),
    "handover.care": (
        "Gracias por contármelo, y siento la situación. No [le|te] pedimos ningún "
        "pago: una persona del equipo lo mira con cuidado y [le|te] escribe por aquí."
    ),
    "handover_closed.care": (
        "Gracias por contármelo, y siento la situación. No [le|te] pedimos ningún "
        "pago: una persona del equipo lo mira con cuidado y [le|te] escribe desde "
        "{opening}."
    ),
    "misunderstood": (
        "[Perdone|Perdona|Perdoná], no [le|te] he entendido bien. "
        "¿[Quiere|Quieres|Querés] pagar, ver otra forma de hacerlo, o hablar con "
        "una persona?"
    ),
    "write_please": (
        "Ahora mismo no puedo escuchar notas de voz. ¿[Puede|Puedes|Podés] "
        "escribírmelo? Si no, [pida|pide|pedí] una persona y [le|te] atiende."
    ),
    "abuse": (
        "Entiendo el enfado. Si [quiere|quieres|querés], una persona del equipo lo ve "
        "con "
        "calma."
    ),
    "greeting": (
        "Hola, {first_name}. [Le|Te] escribo por un saldo pendiente de {balance}. "
        "[Puede|Puedes|Podés] pagarlo ahora, decirme cómo [le|te] vendría bien "
        "hacerlo, o hablar con una persona."
    ),
    "thanks": "Gracias a [usted|ti|vos]. Que [tenga|tengas] un buen día.",
}

# Where we know no numbers of a country.
NO_HELPLINES = Helplines(
    self_harm="teléfono de ayuda de su país",
    violence="teléfono de ayuda de su país",
    emergency="número de emergencias",
)
