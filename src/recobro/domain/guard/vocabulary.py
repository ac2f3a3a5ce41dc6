"""Frequent, telling words of the languages in which people write to us."""

from __future__ import annotations

# What two languages share may stand in both: only the rest tells them apart.
_WORDS = {
    "es": (
        "a ahora al algo alguien anotado antes aqui asi ayuda bien buenas buenos "
        "cada claro como con cual cualquier cuando cuenta de del desde despues "
        "deuda dia dias donde duda durante e el ella ellos en enlace entre equipo "
        "es esa ese eso esta este estimada estimado esto estos factura favor fue "
        "gracias gusto ha hacer han hasta hay he hemos hola hoy ir la las le les lo "
        "los luego manana mas me mejor mensaje mi mucha mucho muy nada nadie ni "
        "ningun no nos nuestra nuestro nunca o otra otro pagar pago para parece "
        "paso pendiente pero persona podes por porque puede puedes que queda "
        "quedamos quien quiere recibido recibimos revisamos saldo saludo saludos se "
        "segun ser si siempre sin sobre solo somos son soy su sus tambien tampoco "
        "tardes te tenes tiene toda todo todos tu tus u un una unas unos usted "
        "ustedes va vamos vence vencio vos y ya"
    ),
    "en": (
        "bill just checking hey overdue soon sent send link they them his her if"
        " whenever back get got got's want need should must we'll you're i'll "
        "a about account afternoon am amount an and any are as at balance be been "
        "by call can could dear do does don't due for from good had has have hello "
        "help here hi how i if in invoice is it its know let like me more morning "
        "my need no not now of on or our owe owed paid pay payment please received "
        "regards sorry still thank thanks that the there these this those to today "
        "tomorrow us was we were what when which who will with would yes you your"
    ),
    "pt": (
        "lembramos prezados voces tudo bem tem possui pagar a fatura vencida hoje"
        " consegue gentileza obrigados "
        "agora ainda amanha ao aqui as ate boa boleto bom com contato da das dia "
        "divida do dos e em entrar esta este fatura favor fica foi gostaria hoje "
        "isso lhe mais mas muito na nao nas no nos o obrigada obrigado ola onde os "
        "ou pagamento pagar para pela pelo pode por prezada prezado quando quem "
        "saldo sao seu sim sua tarde tem temos um uma valor vencimento voce voces"
    ),
    "ca": (
        "benvolgut benvolguda recordem teniu te podeu moltes vosaltres vostra import"
        " venciment si us plau aixo aquesta estem "
        "al als amb aquest aquesta avui bon bona com de del dels dema deute dia el "
        "els en enllac ens entre es esta factura fins gracies ha han hem hola i ja "
        "la les li mes mitjancant molt no nostra nostre o on pagament pagar pel "
        "pels pendent per pero perque pot quan que qui saldo salutacions sense seu "
        "seus seva seves si soc som son tarda tenim un una us voste vostre"
    ),
    "gl": (
        "lembramoslle vostedes tedes podedes importe vencemento grazas "
        "a ao aos as ata bo bos cando con da das debeda dias do dos e en esta "
        "factura foi grazas hoxe lle mais mana moito na no non o ola onde os ou "
        "pagamento pagar para pendente pero pode pola polo por quen saldo seu si "
        "son sua tarde temos ten un unha vostede"
    ),
    "fr": (
        "rappelons devez pourriez restons disposition somme montant echeance bien"
        " cordialement "
        "a au aujourd aux avec avez avons bonjour ce ces cette cher chere "
        "cordialement dans de demain des dette du elle en encore est et etait ete "
        "facture il je la le les madame merci monsieur ne nos notre nous ont ou "
        "paiement par pas payer plus pour pouvez quand que qui reste salutations si "
        "solde sont suis sur un une veuillez vos votre vous"
    ),
    "it": (
        "ricordiamo dovete potete importo scadenza cordiali saluti gentilmente buona"
        " giornata vostra "
        "abbiamo al alla ancora buongiorno che chi ci ciao come con da debito dei "
        "del della delle di domani e entro fattura gentile gli grazie ha hanno il "
        "in la le lei lo non nostro o oggi pagamento pagare per puo quando questa "
        "questo saldo salve scaduta siamo sono stato su sua suo suoi un una vostro"
    ),
    "de": (
        "erinnern ihnen konto betrag uberweisen freundlichen grussen "
        "auf betrag bis bitte danke das dass dem den der die ein eine einen fur "
        "geehrte geehrter guten haben hallo hat heute ihr ihre ihren im in ist "
        "konnen mit morgen nicht noch oder offen rechnung schuld sehr sie sind tag "
        "und uns unser von war wenn wir zahlen zahlung zu"
    ),
    "eu": (
        "arratsalde asko bai bat bihar da dezake dira du dugu duzu egun eskerrik "
        "eta ez faktura gaur gure gurekin hau hori kaixo mesedez on ordaindu "
        "ordainketa saldoa zorra zuen zure zurekin"
    ),
}
WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
