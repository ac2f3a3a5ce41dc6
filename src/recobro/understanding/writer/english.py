"""The English texts, for debtors who read English; same keys as the Spanish ones."""

from __future__ import annotations

from recobro.understanding.writer.helplines import Helplines

INTRODUCE = "I am the automated assistant of {creditor}."
INTRODUCE_UNVERIFIED = "I am an automated assistant."
OFFER_STANDS = "What I offered still stands: do you accept it?"

TEXTS: dict[str, str] = {
    "reminder": (
        "Hello, {first_name}. A reminder that {balance} is "
        "open:\n{invoices}\nWould you like the link to pay? If it is paid "
        "already, tell me."
    ),
    "overdue_notice": (
        "Hello, {first_name}. Our books show {balance} unpaid:\n{invoices}\nYou "
        "can pay now or tell me how it would suit you to pay. If it is paid "
        "already, tell me and we will check."
    ),
    "ask_identity": (
        "Hello. I am looking for {first_name} about a personal matter. Is that you?"
    ),
    "identity_question": (
        "Thank you. For your privacy I need to know who I am writing to: {question}?"
    ),
    "identity_needed": (
        "For your privacy I need to know who I am writing to before I go on: "
        "{question}?"
    ),
    "identity_person": (
        "I am an automated assistant, not a person. I write about a personal matter of "
        "{first_name}, and for privacy I cannot say more without knowing who I am "
        "writing to. You can tell me whenever you like, or ask for a person from our "
        "team."
    ),
    "identity_retry": (
        "That does not match what we have. Could you check? I need to know {question}. "
        "If you prefer, a person from our team can help you."
    ),
    "identity_confirmed": (
        "Thank you, {first_name}. I am writing for {creditor}: {balance} is "
        "unpaid.\n{invoices}\nYou can pay now or tell me how it would suit you to "
        "pay. If it is paid already, tell me."
    ),
    "identity_failed": (
        "I could not confirm who I am writing to, so a person from our team will take "
        "this from here. Thank you for your patience."
    ),
    "who_we_are": (
        "I am an automated assistant, not a person, and I write on behalf of "
        "{creditor}. "
        "A person from the team can help you if you prefer. I will never ask for "
        "passwords or card details."
    ),
    "who_we_are_unverified": (
        "I am an automated assistant, not a person. I write about a personal matter of "
        "{first_name}, and for privacy I cannot say more until I know who I am writing "
        "to. I will never ask for passwords or card details. May I ask: {question}?"
    ),
    "balance": "As of today you have {balance} left to pay.{next}{review}",
    "details": (
        "This is what is unpaid, {balance} in all:\n{invoices}\n{next}{review}"
    ),
    "nothing_owed": "Nothing is owed in your name, so there is nothing to do. Thank "
    "you.",
    "consequences": (
        "For now the balance stays open, and it can be settled by talking. I cannot "
        "advise on other steps: a person from the team can explain. We can also look "
        "for "
        "a way to pay that suits you."
    ),
    "payment_link": (
        "Here is the secure way to pay {amount}.{link} I will confirm here when the "
        "payment arrives."
    ),
    "payment_methods": "{answer}You can pay by {methods}.",
    "payment_problem": (
        "Sorry for the trouble. Here is a new way to pay {amount}.{link} You can "
        "also "
        "pay by {methods}. If it fails again, tell me and a person will look into it."
    ),
    "payment_thanks": (
        "We have received {amount}. Everything is paid now. Thank you, {first_name}!"
    ),
    "payment_thanks_part": (
        "We have received {amount}, thank you. {balance} is still to be paid."
    ),
    "payment_thanks_plan": (
        "We have received {amount}, thank you. {balance} is still to be paid; the next "
        "payment of the plan is {next_amount}, on {next_date}."
    ),
    "ask_proof": (
        "Thank you for telling me. Could you send us the receipt here? A person "
        "will check it, and meanwhile we will not ask you for anything.{rest}"
    ),
    "proof_received": (
        "Thank you, I have noted it. A person will check it and we will confirm here; "
        "meanwhile we will not ask you for anything.{rest}"
    ),
    "proof_here": (
        "Yes, we have what you sent. A person is checking it and we will confirm here; "
        "meanwhile we will not ask you for anything."
    ),
    "proof_later": (
        "All right, there is no hurry: whenever you have it, please send it "
        "here. A person will check it in any case, and meanwhile we will not ask you "
        "for anything.{rest}"
    ),
    "claim_pending": (
        "What you told me about the payment is noted and a person is checking it. As "
        "soon as we know we will confirm here; meanwhile we will not ask you for "
        "anything.{rest}"
    ),
    "payment_found": (
        "Yes, it has arrived: we received {amount} on {date}, thank you. {balance} is "
        "still to be paid.{next}"
    ),
    "offer_plan": (
        "Yes, that is possible. This would be the plan for "
        "{balance}:\n{instalments}\n"
        "Do you agree?"
    ),
    "counter_plan": (
        "{limit}I cannot do exactly that, but I can offer you this plan for "
        "{balance}:\n"
        "{instalments}\nDoes that suit you?"
    ),
    "plan_agreed": (
        "Agreed. The plan is:\n{instalments}\nYou can make the first payment any time "
        "up "
        "to that day.{link} I will let you know before each one. Thank you."
    ),
    "better_plan": (
        "I understand. What I can do is spread it further:\n{instalments}\n"
        "Would that suit you better?"
    ),
    "better_discount": (
        "I understand. I suggest this: if you pay everything at once by "
        "{weekday_date}, the amount is {amount} instead of {balance} ({percent} % "
        "less). Do you accept?"
    ),
    "better_extension": (
        "I understand. I can wait a little longer, until {weekday_date}, for the "
        "payment of {amount}. Would that suit you better?"
    ),
    "offer_move": (
        "I can move the payment of {amount} from {old_date} to {weekday_date}. The "
        "plan would be:\n{instalments}\nDo you agree?"
    ),
    "move_agreed": (
        "Done: the payment of {amount} moves to {weekday_date}; the rest of the plan "
        "is as I told you. Thank you."
    ),
    "offer_recalled": (
        "Hello, {first_name}. I am writing in case my message was missed.{offered}"
    ),
    "documents": "Here you can see and download {documents}.{link}",
    "faq_answer": "{answer_text}",
    "plan_completed": (
        "We have received {amount}. With this payment the plan is complete and nothing "
        "is left to pay. Thank you for your effort, {first_name}!"
    ),
    "ask_survey": "How was your experience with us?",
    "survey_thanks": (
        "Thank you for telling us. If you want to add something, you can write it here."
    ),
    "aside.balance": "As of today you have {balance} left to pay.{review}",
    "aside.details": "This is what is still unpaid:\n{invoices}\n{review}",
    "aside.documents": "On the same link you can see and download {documents}.",
    "aside.payment_methods": "{answer}You can pay by {methods}.",
    "aside.who_we_are": (
        "I am an automatic assistant, not a person, and I write on behalf of "
        "{creditor}. I will never ask for passwords or card data."
    ),
    "aside.who_we_are.unverified": "I am an automatic assistant, not a person.",
    "aside.consequences": (
        "For now the balance stays open and can be settled by talking; a person from "
        "the team can tell you about other steps."
    ),
    "aside.channel_changed": "I have noted how you prefer us to write to you{by}.",
    "aside.payment_link": "The link is for what is not under review, {amount}.{link}",
    "aside.offer_plan": "It can also be paid in parts:\n{instalments}\n",
    "aside.contact_later": "And I will write again {until}.",
    "aside.hardship": (
        "Thank you for telling me, and I am sorry that you are going through this."
    ),
    "aside.proof_received": (
        "I have also noted what you say is already paid: a person will check it."
    ),
    "aside.no_discount": "I cannot reduce the amount, but I can do the following.",
    "aside.no_extension": "I cannot wait longer, but I can do the following.",
    "aside.no_plan": "I cannot split it like that, but I can do the following.",
    "aside.faq_answer": "{answer_text}",
    "no_plan": (
        "I cannot do that for {balance}. You can tell me what day you could pay "
        "it, or speak with a person from the team."
    ),
    "ask_promise": "All right. What day could you pay? The total is {balance}.",
    "confirm_promise": (
        "So that is {amount}, on {weekday_date}.{rest} Can you confirm that?"
    ),
    "promise_agreed": (
        "Noted: {amount}, on {weekday_date}. Until then we will not write to you about "
        "this. If something changes, tell me. Thank you."
    ),
    "offer_extension": (
        "I can wait until {weekday_date}, for {amount} to be paid by that day. Do you "
        "agree?"
    ),
    "counter_extension": (
        "I cannot wait that long, but I can wait until {weekday_date} for {amount}. "
        "Does "
        "that suit you?"
    ),
    "extension_agreed": (
        "Agreed: we will wait until {weekday_date} for the payment of {amount}. Until "
        "then we will not write to you about this. Thank you."
    ),
    "no_extension": (
        "I cannot wait longer, but we can look at another way to pay it, or a "
        "person from the team can see to it. Which do you prefer?"
    ),
    "offer_discount": (
        "I can offer you this: if you pay everything at once by {weekday_date}, it "
        "will "
        "be {amount} instead of {balance} ({percent}% less). Do you accept?"
    ),
    "discount_agreed": (
        "Agreed: with {amount} paid by {weekday_date} everything is settled.{link} "
        "Thank you."
    ),
    "no_discount": (
        "I cannot reduce the amount here, which is {balance}. We can look at "
        "another way to pay it, or a person from the team can see to it. Which do "
        "you prefer?"
    ),
    "ask_alternative": (
        "All right, I understand. What amount and what day would suit you? A person "
        "from "
        "the team can see to it if you prefer."
    ),
    "refusal_noted": (
        "I have noted it. If you want to look at it later, we can find a way to pay "
        "that "
        "suits you, and a person can help you too."
    ),
    "promise_broken": (
        "Hello, {first_name}. The payment of {amount} planned for {date} has not "
        "reached "
        "us yet. If it is done, tell me. If it was not possible, what day would suit "
        "you?"
    ),
    "discount_lapsed": (
        "Hello, {first_name}. The payment of {amount} planned for {date} has not "
        "reached us, so the amount due is {balance} again. If it is already paid, tell "
        "me; if not, how would it suit you to pay?"
    ),
    "not_agreed": (
        "I have no record of an agreement for that amount: {balance} is still to be "
        "paid. If you like, a person from the team can check, or we can look for "
        "another way to pay."
    ),
    "dispute_noted_one": (
        "Thank you for telling us. I have noted that you do not agree with {invoice}, "
        "and a person from the team will look into it. If you have anything that "
        "helps to clear it up, it is welcome here.{rest}"
    ),
    "dispute_already": (
        "It is still noted: a person from the team is looking into it and will answer "
        "you here. Meanwhile we will not ask you for anything."
    ),
    "dispute_already.unverified": (
        "It is still noted, and a person from the team is looking into it."
    ),
    "say_again": (
        "Sorry, I did not quite understand. Could you say it in another way? If you "
        "prefer, a person from the team can help."
    ),
    "promise_partly_kept": (
        "Hello, {first_name}. Of the {amount} planned for {date} we have received "
        "{paid}, thank you. {balance} is still to be paid in all. What day would suit "
        "you for the rest?"
    ),
    "instalment_reminder": (
        "Hello, {first_name}. A reminder of the next payment of the plan: {amount}, on "
        "{weekday_date}.{link}"
    ),
    "instalment_missed": (
        "Hello, {first_name}. The payment of {amount} of {date} has not reached us "
        "yet. If "
        "it is done, tell me; if not, what day would suit you?"
    ),
    "resume_contact": (
        "Hello again, {first_name}. I am writing at the time you asked for: {balance} "
        "is still to be paid. How would you like to settle it?"
    ),
    "contact_later": "All right, I will write on {until}. Thank you.",
    "contact_later.unverified": "All right, we will leave it until then. Thank you.",
    "channel_changed": "Noted, thank you{by}. We will bear it in mind.",
    "hardship": (
        "Thank you for telling me, and I am sorry that you are going through this. For "
        "{days} days we will not write to you about this. You need not decide anything "
        "now: whenever you want we can look for something that suits you, or you can "
        "speak "
        "with a person from the team.{advice}"
    ),
    "hardship.unverified": (
        "Thank you for telling me, and I am sorry that you are going through this. For "
        "{days} days we will not write to you. A person from the team can help you if "
        "you "
        "want."
    ),
    "care_urgent.self_harm": (
        "I am very sorry that you are going through this; what you tell me "
        "matters more than anything else. I have called a person from our team to "
        "help you. If you feel in danger, please call {helpline} or "
        "{emergency} now: they answer at any hour. We will write to you about "
        "nothing else."
    ),
    "care_urgent.violence": (
        "I am very sorry that you are going through this; your safety comes first. I "
        "have "
        "called a person from our team. If you are in danger, please call {emergency}"
        "{also}. We will write to you about nothing else."
    ),
    "dispute_noted": (
        "Thank you for telling me. I have noted that you do not agree, and a person "
        "from the team will look into it. Meanwhile we will not ask you for anything. "
        "If you have "
        "anything that helps, please send it here."
    ),
    "dispute_noted.unverified": (
        "Thank you for telling me. A person from the team will look into it, and "
        "meanwhile we will not write again."
    ),
    "wrong_person": (
        "Thank you for telling me, and sorry for the trouble. We will not write to "
        "this "
        "contact again."
    ),
    "deceased": (
        "I am very sorry for your loss. We will send no more messages. A person from "
        "the "
        "team will take care of what is needed."
    ),
    "legal": (
        "Thank you for telling me. We will stop writing to you about this, and a "
        "person from the team will continue as you indicate."
    ),
    "opted_out": (
        "All right: you will get no more messages{where}. Sorry for the trouble."
    ),
    "complaint": (
        "I am sorry that you had this experience. I have passed what you say to a "
        "person in charge, who will look into it and answer you. Meanwhile we will "
        "send no more messages."
    ),
    "data_rights": (
        "I have received your request about personal data and passed it to the person "
        "in "
        "charge, who will answer within the legal period. Meanwhile we will send no "
        "more messages."
    ),
    "handover": (
        "All right, a person from the team is taking over this conversation and will "
        "write to you here."
    ),
    "handover_closed": (
        "All right, a person from the team is taking over this conversation. Nobody "
        "is available right now; they will answer from {opening}."
    ),
    "handover_closed.unverified": (
        "All right, a person from the team is taking over this conversation. Nobody "
        "is available right now; they will answer in office hours."
    ),
    "handover.thanks": (
        "Thank you, {first_name}. A person from the team is taking over this "
        "conversation and will write to you here."
    ),
    "handover_closed.thanks": (
        "Thank you, {first_name}. A person from the team is taking over this "
        "conversation and will write to you from {opening}."
    ),
    "handover.sorry": (
        "Sorry that I did not understand you. A person from the team is taking over "
        "this conversation and will write to you here."
    ),
    "handover_closed.sorry": (
        "Sorry that I did not understand you. A person from the team is taking over "
        "this conversation and will answer you from {opening}."
    ),
    "handover.care": (
        "Thank you for telling me, and I am sorry about the situation. We are not "
        "asking you for any payment: a person from the team will look at it with care "
        "and write to you here."
    ),
    "handover_closed.care": (
        "Thank you for telling me, and I am sorry about the situation. We are not "
        "asking you for any payment: a person from the team will look at it with care "
        "and write to you from {opening}."
    ),
    "misunderstood": (
        "Sorry, I did not understand. Would you like to pay, to look at another "
        "way to do it, or to speak with a person?"
    ),
    "write_please": (
        "I cannot listen to voice notes right now. Could you write it? Or ask for a "
        "person from the team."
    ),
    "abuse": "I understand that you are upset. A person from the team can look into "
    "it.",
    "greeting": (
        "Hello, {first_name}. I am writing about an unpaid balance of {balance}. You "
        "can pay it now, tell me how it would suit you to pay, or speak with a "
        "person."
    ),
    "thanks": "Thank you. Have a good day.",
}

FRAGMENTS: dict[str, str] = {
    "instalment": "{number}. {amount}, on {date}",
    "invoice": "• {concept} ({number}): {amount}, due {date}",
    "more_invoices": "• and {count} more",
    "next": " The next payment of the plan is {next_amount}, on {next_date}.",
    "review": (
        " What you told us is under review: until it is cleared up we will not ask you "
        "for anything."
    ),
    "review.claim": (
        " What you say is already paid is being checked: meanwhile we will not ask you "
        "for anything."
    ),
    "also": "; {helpline} can help too",
    "where.all": ", by any means",
    "where.here": " here",
    "where.named": " by {channels}",
    "rest": " After that {rest} would be left to pay.",
    "rest_date": " I have also noted what you say about the rest.",
    "rest_promised": (
        " And for the rest, {rest_amount} on {rest_date}: can you confirm that?"
    ),
    "offered.plan": " It was this plan for {balance}:\n{instalments}\n",
    "offered.day": " It was to pay {amount} by {weekday_date}.",
    "by": ": by {channel}",
    "channel.whatsapp": "WhatsApp",
    "channel.sms": "SMS",
    "channel.email": "e-mail",
    "channel.voice": "telephone",
    "channel.letter": "letter",
    "limit": "It can be split into {most} payments at most. ",
    "advice": " There is also free advice, independent of us: {advice}.",
    "document.invoice": "the invoice",
    "document.statement": "your statement of account",
    "document.plan": "the payment schedule",
    "link_button": "",
    "link_url": " {url}",
    "taken": "Yes. ",
    "not_taken": "{asked} is not possible for now. ",
    "question.birth_year": "what is your year of birth",
    "question.postcode": "what is your postcode",
    "question.document_last3": "what are the last three characters of your document",
}

METHODS: dict[str, str] = {
    "transfer": "bank transfer", "card": "card", "bizum": "Bizum", "cash": "cash",
    "direct_debit": "direct debit", "wallet": "digital wallet",
    "store": "a store or payment point", "check": "cheque",
}  # fmt: skip

BUTTONS: dict[str, str] = {
    "accept": "Yes, I agree", "reject": "I can't do that", "pay_now": "Pay now",
    "plan": "Pay in parts", "paid": "Already paid", "human": "Speak with a person",
    "identity_yes": "Yes, that's me", "identity_no": "Not that person",
    "other_day": "Another day", "link": "Pay", "documents": "See documents",
    "survey_good": "Good", "survey_fair": "So-so", "survey_bad": "Bad",
}  # fmt: skip

# Where we know no numbers of a country.
NO_HELPLINES = Helplines(
    self_harm="the helpline of your country",
    violence="the helpline of your country",
    emergency="the emergency number",
)
