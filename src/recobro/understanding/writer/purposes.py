"""What each text is for, in one sentence: the catalogue's table of contents."""

from __future__ import annotations

from enum import StrEnum


class Group(StrEnum):
    """The parts of the catalogue, in the order to show them."""

    OPENING = "opening"
    IDENTITY = "identity"
    OWED = "owed"
    PAYING = "paying"
    AGREEING = "agreeing"
    LATER = "later"
    CARE = "care"
    TALK = "talk"
    ASIDE = "aside"


class Tone(StrEnum):
    """From kind to firm; none threatens."""

    CARE = "care"
    KIND = "kind"
    PLAIN = "plain"
    FIRM = "firm"


Purpose = tuple[Group, Tone, str, str]
_G, _T = Group, Tone

PURPOSES: dict[str, Purpose] = {
    "reminder": (
        _G.OPENING, _T.KIND, "Recuerda lo que vence o está abierto.",
        "Reminds of what falls due or is open.",
    ),
    "overdue_notice": (
        _G.OPENING, _T.PLAIN, "Dice qué está vencido y cómo resolverlo.",
        "Says what is overdue and how to settle it.",
    ),
    "ask_identity": (
        _G.OPENING, _T.KIND, "Pregunta si quien lee es la persona buscada.",
        "Asks whether the reader is the person looked for.",
    ),
    "identity_question": (
        _G.IDENTITY, _T.PLAIN, "Pide un dato para saber con quién se habla.",
        "Asks for one detail to know who it is.",
    ),
    "identity_needed": (
        _G.IDENTITY, _T.PLAIN, "Lo mismo a quien ha dicho otra cosa.",
        "The same to who said something else.",
    ),
    "identity_person": (
        _G.IDENTITY, _T.KIND, "Preguntado dos veces: ofrece una persona.",
        "Asked twice: offers a person.",
    ),
    "identity_retry": (
        _G.IDENTITY, _T.PLAIN, "El dato no coincide: lo pide otra vez.",
        "The detail does not match: asks again.",
    ),
    "identity_confirmed": (
        _G.IDENTITY, _T.PLAIN, "Identidad confirmada: quién escribe y qué se debe.",
        "Identity confirmed: says who writes and what is owed.",
    ),
    "identity_failed": (
        _G.IDENTITY, _T.PLAIN, "No se pudo confirmar: sigue una persona.",
        "It could not be confirmed: a person goes on.",
    ),
    "who_we_are": (
        _G.IDENTITY, _T.PLAIN, "Dice que es un asistente automático y de quién.",
        "Says that it is an automatic assistant, and whose.",
    ),
    "who_we_are_unverified": (
        _G.IDENTITY, _T.PLAIN, "Lo mismo a quien aún no se ha identificado.",
        "The same to a reader not yet identified.",
    ),
    "balance": (
        _G.OWED, _T.PLAIN, "Dice cuánto queda por pagar hoy.",
        "Says how much is left to pay today.",
    ),
    "details": (
        _G.OWED, _T.PLAIN, "Detalla las facturas abiertas.", "Lists the open invoices.",
    ),
    "nothing_owed": (
        _G.OWED, _T.KIND, "No hay nada pendiente.", "Nothing is open.",
    ),
    "consequences": (
        _G.OWED, _T.PLAIN, "Qué pasa si no se paga, sin amenazar.",
        "What happens without payment, without a threat.",
    ),
    "payment_link": (
        _G.PAYING, _T.KIND, "Da el acceso para pagar.", "Gives the access to pay.",
    ),
    "payment_methods": (
        _G.PAYING, _T.PLAIN, "Dice con qué se puede pagar.", "Says how one can pay.",
    ),
    "payment_problem": (
        _G.PAYING, _T.KIND, "El pago falló: da otro acceso y otras formas.",
        "The payment failed: another access and other ways.",
    ),
    "payment_thanks": (
        _G.PAYING, _T.KIND, "Gracias: todo pagado.", "Thanks: all is paid.",
    ),
    "payment_thanks_part": (
        _G.PAYING, _T.KIND, "Gracias por una parte; dice lo que queda.",
        "Thanks for a part; says what is left.",
    ),
    "payment_thanks_plan": (
        _G.PAYING, _T.KIND, "Gracias por un pago del plan; dice el próximo.",
        "Thanks for a payment of the plan; says the next one.",
    ),
    "plan_completed": (
        _G.PAYING, _T.KIND, "Gracias: el plan está cumplido.",
        "Thanks: the plan is completed.",
    ),
    "ask_proof": (
        _G.PAYING, _T.KIND, "Dice que ya pagó: pide el comprobante.",
        "They say it is paid: asks for the receipt.",
    ),
    "proof_received": (
        _G.PAYING, _T.KIND, "Llegó el comprobante: una persona lo mira.",
        "The receipt is here: a person checks it.",
    ),
    "proof_here": (
        _G.PAYING, _T.KIND, "Pregunta si llegó lo que envió: sí.",
        "They ask whether what they sent is here: yes.",
    ),
    "proof_later": (
        _G.PAYING, _T.KIND, "No tiene el comprobante a mano: sin prisa.",
        "The receipt is not at hand: no hurry.",
    ),
    "claim_pending": (
        _G.PAYING, _T.KIND, "Lo que dice pagado se está comprobando.",
        "What they say is paid is being checked.",
    ),
    "payment_found": (
        _G.PAYING, _T.KIND, "El pago de que habla llegó; dice lo que queda.",
        "The payment they speak of is here; says what is left.",
    ),
    "documents": (
        _G.PAYING, _T.PLAIN, "Da los documentos pedidos.", "Gives the documents asked.",
    ),
    "faq_answer": (
        _G.PAYING, _T.PLAIN, "Da la respuesta aprobada a una pregunta.",
        "Gives the approved answer to a question.",
    ),
    "offer_plan": (
        _G.AGREEING, _T.KIND, "Ofrece el plan pedido.", "Offers the plan asked for.",
    ),
    "counter_plan": (
        _G.AGREEING, _T.PLAIN, "Lo pedido no es posible: ofrece otro plan.",
        "What is asked is not possible: offers another plan.",
    ),
    "plan_agreed": (
        _G.AGREEING, _T.KIND, "Repite el plan aceptado.", "Repeats the accepted plan.",
    ),
    "better_plan": (
        _G.AGREEING, _T.KIND, "Tras un no, ofrece más pagos.",
        "After a no, offers more payments.",
    ),
    "no_plan": (
        _G.AGREEING, _T.FIRM, "No hay plan posible para este saldo.",
        "No plan is possible for this balance.",
    ),
    "ask_promise": (
        _G.AGREEING, _T.PLAIN, "Pregunta qué día podría pagar.",
        "Asks which day they could pay.",
    ),
    "confirm_promise": (
        _G.AGREEING, _T.PLAIN, "Repite importe y día y pide confirmación.",
        "Repeats sum and day and asks to confirm.",
    ),
    "promise_agreed": (
        _G.AGREEING, _T.KIND, "La promesa queda anotada.", "The promise is noted.",
    ),
    "offer_extension": (
        _G.AGREEING, _T.KIND, "Ofrece esperar hasta un día.",
        "Offers to wait until a day.",
    ),
    "counter_extension": (
        _G.AGREEING, _T.PLAIN, "No tanto tiempo: ofrece esperar menos.",
        "Not that long: offers to wait less.",
    ),
    "better_extension": (
        _G.AGREEING, _T.KIND, "Tras un no, ofrece esperar más.",
        "After a no, offers to wait longer.",
    ),
    "extension_agreed": (
        _G.AGREEING, _T.KIND, "La espera queda acordada.", "The wait is agreed.",
    ),
    "no_extension": (
        _G.AGREEING, _T.FIRM, "No se puede esperar más.", "No longer wait is possible.",
    ),
    "offer_discount": (
        _G.AGREEING, _T.KIND, "Ofrece un descuento por pagar todo ya.",
        "Offers a discount for paying all at once.",
    ),
    "better_discount": (
        _G.AGREEING, _T.KIND, "Tras un no, ofrece un descuento.",
        "After a no, offers a discount.",
    ),
    "discount_agreed": (
        _G.AGREEING, _T.KIND, "El descuento queda acordado.", "The discount is agreed.",
    ),
    "no_discount": (
        _G.AGREEING, _T.FIRM, "No hay descuento; ofrece otra salida.",
        "No discount; offers another way.",
    ),
    "offer_move": (
        _G.AGREEING, _T.KIND, "Ofrece mover un pago del plan.",
        "Offers to move a payment of the plan.",
    ),
    "move_agreed": (
        _G.AGREEING, _T.KIND, "El cambio de fecha queda hecho.",
        "The change of date is done.",
    ),
    "discount_lapsed": (
        _G.LATER, _T.PLAIN, "El plazo del descuento pasó: se debe todo otra vez.",
        "The time for the discount ended: all is owed again.",
    ),
    "not_agreed": (
        _G.AGREEING, _T.PLAIN, "Dice que se acordó lo que nadie ofreció.",
        "Says that something was agreed that nobody offered.",
    ),
    "dispute_noted_one": (
        _G.CARE, _T.KIND, "Se anota que no acepta una factura de varias.",
        "It is noted that one invoice of several is contested.",
    ),
    "dispute_already": (
        _G.CARE, _T.KIND, "Insiste en lo que ya se revisa.",
        "They insist on what is already looked into.",
    ),
    "dispute_already.unverified": (
        _G.CARE, _T.KIND, "Lo mismo a quien aún no se ha identificado.",
        "The same to a reader not yet identified.",
    ),
    "say_again": (
        _G.TALK, _T.KIND, "No se ha entendido, y no hay nada que pedir.",
        "It was not understood, and there is nothing to ask for.",
    ),
    "offer_recalled": (
        _G.AGREEING, _T.KIND, "Recuerda una oferta sin respuesta.",
        "Recalls an offer without an answer.",
    ),
    "ask_alternative": (
        _G.AGREEING, _T.PLAIN, "Pregunta qué sería posible.",
        "Asks what would be possible.",
    ),
    "refusal_noted": (
        _G.AGREEING, _T.PLAIN, "No quiere pagar: se anota sin insistir.",
        "They will not pay: noted without pressing.",
    ),
    "promise_broken": (
        _G.LATER, _T.FIRM, "El pago prometido no ha llegado.",
        "The promised payment is not here.",
    ),
    "promise_partly_kept": (
        _G.LATER, _T.PLAIN, "Llegó solo una parte de lo prometido.",
        "Only a part of what was promised is here.",
    ),
    "instalment_reminder": (
        _G.LATER, _T.KIND, "Recuerda el próximo pago del plan.",
        "Reminds of the plan's next payment.",
    ),
    "instalment_missed": (
        _G.LATER, _T.FIRM, "Falta un pago del plan.",
        "A payment of the plan is missing.",
    ),
    "resume_contact": (
        _G.LATER, _T.KIND, "Vuelve a escribir a la hora pedida.",
        "Writes again at the time asked for.",
    ),
    "contact_later": (
        _G.LATER, _T.KIND, "Acepta escribir más tarde.", "Agrees to write later.",
    ),
    "contact_later.unverified": (
        _G.LATER, _T.KIND, "Lo mismo a quien aún no se ha identificado.",
        "The same to a reader not yet identified.",
    ),
    "channel_changed": (
        _G.LATER, _T.KIND, "Anota por dónde prefiere que se le escriba.",
        "Notes where they prefer to be written to.",
    ),
    "hardship": (
        _G.CARE, _T.CARE, "Pasa un mal momento: pausa y ayuda.",
        "They are in difficulty: a pause and help.",
    ),
    "hardship.unverified": (
        _G.CARE, _T.CARE, "Lo mismo a quien aún no se ha identificado.",
        "The same to a reader not yet identified.",
    ),
    "care_urgent.self_harm": (
        _G.CARE, _T.CARE, "Riesgo para su vida: teléfonos y una persona.",
        "Their life is at risk: numbers and a person.",
    ),
    "care_urgent.violence": (
        _G.CARE, _T.CARE, "Sufre violencia: teléfonos y una persona.",
        "They suffer violence: numbers and a person.",
    ),
    "deceased": (
        _G.CARE, _T.CARE, "Dan noticia de una muerte.", "A death is told.",
    ),
    "dispute_noted": (
        _G.CARE, _T.KIND, "No está conforme: se revisa.",
        "They do not agree: it is looked into.",
    ),
    "dispute_noted.unverified": (
        _G.CARE, _T.KIND, "Lo mismo a quien aún no se ha identificado.",
        "The same to a reader not yet identified.",
    ),
    "wrong_person": (
        _G.CARE, _T.KIND, "No es la persona: no se vuelve a escribir.",
        "It is another person: we do not write again.",
    ),
    "legal": (
        _G.CARE, _T.PLAIN, "Tiene abogado: se deja de escribir.",
        "They have a lawyer: writing stops.",
    ),
    "opted_out": (
        _G.CARE, _T.KIND, "No quiere mensajes: confirmado.",
        "They want no messages: confirmed.",
    ),
    "complaint": (
        _G.CARE, _T.KIND, "Se queja: una persona contesta.",
        "They complain: a person answers.",
    ),
    "data_rights": (
        _G.CARE, _T.PLAIN, "Petición sobre sus datos: una persona contesta.",
        "A request on their data: a person answers.",
    ),
    "abuse": (
        _G.TALK, _T.KIND, "Insulta: se contesta con calma.",
        "They insult: a calm answer.",
    ),
    "handover": (
        _G.TALK, _T.KIND, "Pasa la conversación a una persona.",
        "Passes the conversation to a person.",
    ),
    "handover_closed": (
        _G.TALK, _T.KIND, "Lo mismo fuera de horario.", "The same out of hours.",
    ),
    "handover_closed.unverified": (
        _G.TALK, _T.KIND, "Fuera de horario, sin identificar.",
        "Out of hours, not identified.",
    ),
    "handover.thanks": (
        _G.TALK, _T.KIND, "Identificado: sigue una persona.",
        "Identified: a person goes on.",
    ),
    "handover_closed.thanks": (
        _G.TALK, _T.KIND, "Lo mismo fuera de horario.", "The same out of hours.",
    ),
    "handover.sorry": (
        _G.TALK, _T.KIND, "No se ha entendido dos veces: sigue una persona.",
        "Not understood twice: a person goes on.",
    ),
    "handover_closed.sorry": (
        _G.TALK, _T.KIND, "Lo mismo fuera de horario.", "The same out of hours.",
    ),
    "handover.care": (
        _G.CARE, _T.CARE, "No se le pide pago: lo mira una persona.",
        "No payment is asked for: a person looks at it.",
    ),
    "handover_closed.care": (
        _G.CARE, _T.CARE, "Lo mismo fuera de horario.", "The same out of hours.",
    ),
    "misunderstood": (
        _G.TALK, _T.KIND, "No se ha entendido: ofrece salidas.",
        "It was not understood: offers ways on.",
    ),
    "write_please": (
        _G.TALK, _T.KIND, "No se pueden oír notas de voz.",
        "Voice notes cannot be heard.",
    ),
    "greeting": (
        _G.TALK, _T.KIND, "Saluda y dice por qué se escribe.",
        "Greets and says why we write.",
    ),
    "thanks": (
        _G.TALK, _T.KIND, "Contesta a un gracias.", "Answers a thank-you.",
    ),
    "ask_survey": (
        _G.TALK, _T.KIND, "Pregunta cómo ha ido.", "Asks how it went.",
    ),
    "survey_thanks": (
        _G.TALK, _T.KIND, "Da las gracias por la opinión.", "Thanks for the opinion.",
    ),
    "aside.balance": (
        _G.ASIDE, _T.PLAIN, "De paso: cuánto queda.", "Beside: how much is left.",
    ),
    "aside.details": (
        _G.ASIDE, _T.PLAIN, "De paso: las facturas.", "Beside: the invoices.",
    ),
    "aside.documents": (
        _G.ASIDE, _T.PLAIN, "De paso: dónde están los documentos.",
        "Beside: where the documents are.",
    ),
    "aside.payment_methods": (
        _G.ASIDE, _T.PLAIN, "De paso: cómo se paga.", "Beside: how to pay.",
    ),
    "aside.who_we_are": (
        _G.ASIDE, _T.PLAIN, "De paso: quién escribe.", "Beside: who writes.",
    ),
    "aside.who_we_are.unverified": (
        _G.ASIDE, _T.PLAIN, "De paso: quién escribe, sin identificar.",
        "Beside: who writes, not identified.",
    ),
    "aside.consequences": (
        _G.ASIDE, _T.PLAIN, "De paso: qué pasa si no se paga.",
        "Beside: what happens without payment.",
    ),
    "aside.channel_changed": (
        _G.ASIDE, _T.KIND, "De paso: se anota el canal preferido.",
        "Beside: the preferred channel is noted.",
    ),
    "aside.payment_link": (
        _G.ASIDE, _T.PLAIN, "De paso: el enlace para lo que no se discute.",
        "Beside: the link for what is not contested.",
    ),
    "aside.offer_plan": (
        _G.ASIDE, _T.PLAIN, "De paso: el plan que también es posible.",
        "Beside: the plan that is possible too.",
    ),
    "aside.contact_later": (
        _G.ASIDE, _T.KIND, "De paso: cuándo se escribirá.",
        "Beside: when we write again.",
    ),
    "aside.hardship": (
        _G.ASIDE, _T.CARE, "De paso: agradece que lo cuente.",
        "Beside: thanks for telling.",
    ),
    "aside.proof_received": (
        _G.ASIDE, _T.PLAIN, "De paso: se anota lo que dice pagado.",
        "Beside: what they say is paid is noted.",
    ),
    "aside.no_discount": (
        _G.ASIDE, _T.FIRM, "De paso: no hay descuento.", "Beside: no discount.",
    ),
    "aside.no_extension": (
        _G.ASIDE, _T.FIRM, "De paso: no se puede esperar.", "Beside: no longer wait.",
    ),
    "aside.no_plan": (
        _G.ASIDE, _T.FIRM, "De paso: no hay plan por partes.", "Beside: no plan.",
    ),
    "aside.faq_answer": (
        _G.ASIDE, _T.PLAIN, "De paso: la respuesta aprobada.",
        "Beside: the approved answer.",
    ),
}  # fmt: skip
