"""What all of Spanish-speaking America says otherwise than Spain.

The simple past for what has just happened («recibimos», not «hemos recibido»), «monto»
for «importe», no «me es posible». A country's own file goes before this one.
"""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "overdue_notice": (
        "Hola, {first_name}. [Le|Te] escribo porque nos figura pendiente "
        "{balance}:\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o decirme cómo "
        "[le|te] queda mejor hacerlo. Si ya está pagado, [dígame|dime|decime] y lo "
        "revisamos."
    ),
    "identity_confirmed": (
        "Gracias, {first_name}. [Le|Te] escribo de parte de {creditor}: nos figura "
        "pendiente {balance}.\n{invoices}\n[Puede|Puedes|Podés] pagar ahora o decirme "
        "cómo [le|te] queda mejor hacerlo. Si ya está pagado, [dígame|dime|decime]."
    ),
    "identity_failed": (
        "No pude confirmar con quién hablo, así que una persona del equipo va a seguir "
        "con este asunto. Gracias por [su|tu] paciencia."
    ),
    "consequences": (
        "Por ahora el saldo sigue pendiente y se puede resolver hablando. Sobre otros "
        "pasos no puedo informar: si [quiere|quieres|querés], una persona del equipo "
        "[se lo|te lo] explica. También podemos buscar una forma de pago que [le|te] "
        "quede bien."
    ),
    "payment_problem": (
        "Lamento el problema. [Le|Te] envío un acceso nuevo para pagar {amount}.{link} "
        "También se puede con {methods}. Si vuelve a fallar, [dígame|dime|decime] y lo "
        "revisa una persona."
    ),
    "payment_thanks": (
        "Recibimos {amount}. Con esto queda todo pagado. ¡Muchas gracias, {first_name}!"
    ),
    "payment_thanks_part": "Recibimos {amount}, gracias. Quedan por pagar {balance}.",
    "payment_thanks_plan": (
        "Recibimos {amount}, gracias. Quedan por pagar {balance}; el próximo pago del "
        "plan es de {next_amount}, el {next_date}."
    ),
    "plan_completed": (
        "Recibimos {amount}. Con este pago el plan queda cumplido y no queda nada "
        "pendiente. ¡Muchas gracias por [su|tu] esfuerzo, {first_name}!"
    ),
    "counter_plan": (
        "{limit}Así exactamente no puedo, pero sí [puedo ofrecerle|puedo ofrecerte] "
        "este plan para los {balance}:\n{instalments}\n¿[Le|Te] parece bien?"
    ),
    "plan_agreed": (
        "Listo. El plan queda así:\n{instalments}\nEl primer pago "
        "[puede|puedes|podés] hacerlo desde hoy y hasta esa fecha.{link} [Le|Te] voy a "
        "avisar antes de cada uno. Gracias."
    ),
    "better_plan": (
        "[Le|Te] entiendo. Lo que sí puedo es repartirlo más:\n{instalments}\n"
        "¿[Le|Te] queda mejor así?"
    ),
    "better_discount": (
        "[Le|Te] entiendo. [Le|Te] propongo esto: si [paga|pagas|pagás] todo de una "
        "vez hasta el {weekday_date}, el monto queda en {amount} en lugar de {balance} "
        "(un {percent} % menos). ¿[Lo acepta|Lo aceptas|Lo aceptás]?"
    ),
    "better_extension": (
        "[Le|Te] entiendo. Puedo esperar un poco más, hasta el {weekday_date}, para "
        "pagar {amount}. ¿[Le|Te] queda mejor así?"
    ),
    "survey_thanks": (
        "Gracias por contarnos. Si [quiere|quieres|querés] agregar algo, "
        "[puede|puedes|podés] escribirlo aquí."
    ),
    "ask_survey": "¿Cómo [le|te] fue con nosotros?",
    "counter_extension": (
        "Tanto tiempo no puedo, pero sí puedo esperar hasta el {weekday_date} para "
        "pagar {amount}. ¿[Le|Te] parece bien?"
    ),
    "extension_agreed": (
        "Listo: esperamos hasta el {weekday_date} para el pago de {amount}. Hasta "
        "entonces no [le|te] vamos a escribir por esto. Gracias."
    ),
    "no_extension": (
        "No puedo esperar más, pero podemos ver otra forma de pagarlo, o lo ve una "
        "persona del equipo. ¿Qué [prefiere|prefieres|preferís]?"
    ),
    "no_plan": (
        "Para {balance} no puedo hacerlo así. [Puede|Puedes|Podés] decirme qué día "
        "[podría|podrías] pagarlo, o hablarlo con una persona del equipo."
    ),
    "offer_discount": (
        "[Le|Te] puedo ofrecer lo siguiente: si [paga|pagas|pagás] todo de una vez "
        "hasta el {weekday_date}, el monto queda en {amount} en lugar de {balance} (un "
        "{percent} % menos). ¿[Lo acepta|Lo aceptas|Lo aceptás]?"
    ),
    "discount_agreed": (
        "Listo: con {amount} pagados hasta el {weekday_date} queda todo "
        "saldado.{link} Gracias."
    ),
    "no_discount": (
        "En este caso no puedo bajar el monto, que es de {balance}. Sí podemos ver "
        "otra forma de pagarlo, o lo ve una persona del equipo. ¿Qué "
        "[prefiere|prefieres|preferís]?"
    ),
    "ask_alternative": (
        "De acuerdo, [le|te] entiendo. ¿Qué monto y qué fecha [le|te] quedarían bien? "
        "Si [lo prefiere|lo prefieres|lo preferís], lo ve una persona del equipo."
    ),
    "refusal_noted": (
        "Tomo nota. Si más adelante [quiere|quieres|querés] verlo, podemos buscar una "
        "forma de pago que [le|te] quede bien, y también [le|te] puede atender una "
        "persona."
    ),
    "promise_agreed": (
        "Anotado: {amount}, el {weekday_date}. Hasta entonces no [le|te] vamos a "
        "escribir por esto. Si algo cambia, [avíseme|avísame|avisame]. Gracias."
    ),
    "promise_broken": (
        "Hola, {first_name}. El pago de {amount} previsto para el {date} todavía no "
        "nos figura. Si ya está hecho, [dígame|dime|decime]. Si no se pudo, ¿qué día "
        "[le|te] queda bien?"
    ),
    "promise_partly_kept": (
        "Hola, {first_name}. De los {amount} previstos para el {date} recibimos "
        "{paid}, gracias. Quedan por pagar {balance} en total. ¿Qué día [le|te] queda "
        "bien para lo que falta?"
    ),
    "instalment_missed": (
        "Hola, {first_name}. El pago de {amount} del {date} todavía no nos figura. Si "
        "ya está hecho, [dígame|dime|decime]; si no, ¿qué día [le|te] queda bien?"
    ),
    "greeting": (
        "Hola, {first_name}. [Le|Te] escribo por un saldo pendiente de {balance}. "
        "[Puede|Puedes|Podés] pagarlo ahora, decirme cómo [le|te] queda mejor hacerlo, "
        "o hablar con una persona."
    ),
    "misunderstood": (
        "[Disculpe|Disculpa|Disculpá], no [le|te] entendí bien. "
        "¿[Quiere|Quieres|Querés] pagar, ver otra forma de hacerlo, o hablar con una "
        "persona?"
    ),
    "hardship": (
        "Gracias por contarme, y lamento que [esté|estés] pasando por esto. Durante "
        "{days} días no [le|te] vamos a escribir por este asunto. No "
        "[tiene|tienes|tenés] que decidir nada ahora: cuando [quiera|quieras] podemos "
        "buscar algo a [su|tu] medida, o hablarlo con una persona del equipo.{advice}"
    ),
    "hardship.unverified": (
        "Gracias por contarme, y lamento que [esté|estés] pasando por esto. Durante "
        "{days} días no [le|te] vamos a escribir. Si [quiere|quieres|querés], una "
        "persona del equipo [le|te] puede atender."
    ),
    "care_urgent.self_harm": (
        "Lamento mucho que [esté|estés] pasando por esto; lo que me "
        "[cuenta|cuentas|contás] importa más que cualquier otra cosa. Avisé a una "
        "persona de nuestro equipo para que [le|te] atienda. Si [se siente|te "
        "sientes|te sentís] en peligro, por favor [llame|llama|llamá] ahora al "
        "{helpline}, o al {emergency}: atienden a cualquier hora. No [le|te] vamos a "
        "escribir de nada más."
    ),
    "care_urgent.violence": (
        "Lamento mucho que [esté|estés] pasando por esto; [su|tu] seguridad es lo "
        "primero. Avisé a una persona de nuestro equipo. Si [está|estás] en peligro, "
        "por favor [llame|llama|llamá] al {emergency}{also}. No [le|te] vamos a "
        "escribir de nada más."
    ),
    "proof_here": (
        "Sí, nos llegó lo que [envió|enviaste]. Una persona lo revisa y [le|te] "
        "confirmamos por aquí; mientras tanto no [le|te] vamos a pedir nada."
    ),
    "proof_later": (
        "De acuerdo, sin apuro: cuando [lo tenga|lo tengas], [puede|puedes|podés] "
        "mandarlo por aquí. Una persona lo revisa de todos modos, y mientras tanto no "
        "[le|te] vamos a pedir nada.{rest}"
    ),
    "claim_pending": (
        "Lo que me [dice|dices|decís] del pago está anotado y una persona lo revisa. "
        "Apenas se sepa [se lo|te lo] confirmamos por aquí; mientras tanto no [le|te] "
        "vamos a pedir nada.{rest}"
    ),
    "payment_found": (
        "Sí, llegó: recibimos {amount} el {date}, gracias. Quedan por pagar "
        "{balance}.{next}"
    ),
    "dispute_already": (
        "Sigue anotado: una persona del equipo lo está revisando y [le|te] contesta "
        "por aquí. Mientras tanto no [le|te] vamos a pedir nada."
    ),
    "dispute_noted": (
        "Gracias por decirlo. Anoté que no [está|estás] de acuerdo y una persona del "
        "equipo lo revisa con el detalle. Mientras tanto no [le|te] vamos a pedir "
        "nada. Si [tiene|tienes|tenés] algo que ayude a aclararlo, "
        "[puede|puedes|podés] mandarlo por aquí."
    ),
    "deceased": (
        "Lamento mucho la noticia y [le|te] acompaño en el dolor. No vamos a enviar "
        "más mensajes. Una persona del equipo verá con cuidado lo que haga falta."
    ),
    "complaint": (
        "Lamento que [haya|hayas] tenido esta experiencia. Pasé lo que me "
        "[dice|dices|decís] al equipo: una persona lo revisa y [le|te] contesta. "
        "Mientras tanto no vamos a enviar más mensajes."
    ),
    "data_rights": (
        "Recibí [su|tu] petición sobre datos personales y la pasé al equipo: una "
        "persona [le|te] contesta en el plazo legal. Mientras tanto no vamos a enviar "
        "más mensajes."
    ),
    "aside.no_discount": "No puedo bajar el monto, pero sí lo siguiente.",
    "aside.no_plan": "Un plan por partes no puedo, pero sí lo siguiente.",
    "aside.hardship": (
        "Gracias por contarme, y lamento que [esté|estés] pasando por esto."
    ),
}

FRAGMENTS: dict[str, str] = {
    "not_taken": "Con {asked} no se puede por ahora. ",
    "limit": "Como máximo se puede en {most} pagos. ",
    "review": (
        " Está en revisión lo que nos [dijo|dijiste]: hasta que se aclare no [le|te] "
        "vamos a pedir nada."
    ),
    "review.claim": (
        " Lo que [dice|dices|decís] que ya está pagado se está revisando: mientras "
        "tanto no [le|te] vamos a pedir nada."
    ),
}

METHODS: dict[str, str] = {"direct_debit": "débito automático"}
