"""What follows a sum in its sentence and tells what it is: patterns, no more."""

from __future__ import annotations

import re

EACH_AFTER = re.compile(
    r" ?(?:/ ?(?:mes|semana|quincena|month|week)\b|(?:al|por|x|cada|a|per|the|every"
    r"|de) (?:mes|semana|quincena|la semana"
    r"|la quincena|month|week|uno|una|cuota|vez|lunes|martes|miercoles|jueves|viernes"
    r"|sabado|domingo|15 dias|8 dias|7 dias|30 dias|fin de mes)"
    r"|mensual|semanal|quincenal|cada un[oa]|c/u|monthly|weekly|each\b"
    r"|todos los (?:meses|viernes|lunes|dias)|todas las (?:semanas|quincenas))"
)
SPLIT_LATER = re.compile(
    r"(?: (?!resto|demas|saldo|otr)\w+){0,3} (?:en|a|in)"
    r" (?:[0-9]{1,2}|un par de|varias?|pocas?) (?:cuot|pag"
    r"|plazo|veces"
    r"|partes|meses|mensualidades|letras|abonos|armadas|quincenas|installments"
    r"|payments|exhibiciones|parcialidades|tantos)"
)
PAY_AFTER = re.compile(
    r",? (?:si |solo |es lo que )*(?:(?:te|le|les|os|lo|se) )*(?:puedo|doy|pago|podria"
    r"|deposito|transfiero|abono|ingreso)\b"
    r"| (?:en efectivo|por (?:transf|yape|plin|nequi|bizum|spei)"
    r"|con (?:la |mi )?tarjeta)"
    r"|,? (?:enter[oa]s|complet[oa]s|integr[oa]s|just[oa]s|redond[oa]s|limpi[oa]s"
    r"|de golpe|de una)\b"
    r"|,? (?:no mas\b(?! (?:de|que))|nada mas\b|a cuenta\b|y (?:el resto|lo demas)\b)"
    r"|,? (?:ahora|hoy|manana|(?:el|este) (?:proximo )?(?:lunes|martes|miercoles|jueves"
    r"|viernes|sabado|domingo|dia|[0-9]{1,2}\b))"
)
COUNTS = re.compile(
    r" ?(?:%|por ?ciento|anos?\b|anitos|dias?\b|semanas?\b|mes(?:es|ecitos)?\b|veces"
    r"|vez"
    r"|cuot|pag(?:os|itos)\b|bizums|depositos|transferencias|tandas|giros|entregas"
    r"|tramos|plazos?|partes?\b|partecitas|horas?\b|hrs?\b|hs?\b|am\b"
    r"|pm\b|min\b|minutos|tarjetas|bancos|hijos|personas|facturas?|recibos?|letras"
    r"|mensualidades|armadas|abonos|exhibiciones|quincenas|contados|msi\b|cheques"
    r"|boletas?|contratos?|creditos|prestamos|productos|lineas|monthly|weekly|equal"
    r"|llamadas|mensajes|correos|numeros|empresas|deudas|bocas|ninos|years|days"
    r"|weeks|months|installments|payments|times|hours|-[0-9]|/(?! ?(?:mes|semana"
    r"|quincena|month|week))|:[0-9]|o [0-9]{1,2}"
    r" (?:cuot|pagos|meses|dias|veces)"
    r"|de (?:las|los|mis|sus) (?:[0-9]+ )?(?:cuot|factur|recib|letr|pagos|mensual"
    r"|meses)"
    r"|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic))"
)
OWED = re.compile(
    r" (?:que (?:debo|adeudo|me (?:cobran|piden|reclaman|dicen)|piden|dicen|marca|sale"
    r"|cobran|aparece)|de (?:deuda|multa|recargo|intereses|mora|sueldo|pension"
    r"|descuento|salario|comision|luz|agua|gas|seguro|comunidad|jubilacion|subsidio"
    r"|paro|nomina|wages|salary)\b|menos\b)"
)
# "pago 300 de habitación": what the person lives on, whatever verb stands before.
SPENT = re.compile(
    r" de (?:(?:mi|la|el) )?(?:alquiler|arriendo|renta|hipoteca|habitacion|cuarto|piso"
    r"|pieza|colegio|colegiatura|escuela|universidad|guarderia|comida|gastos|gasolina"
    r"|transporte|pasajes|medicinas|medicamentos|remedios|tratamiento|rent)\b"
)
SETTLED_AFTER = re.compile(
    r"(?: (?:euros?|pesos|soles|varos))?,? (?:y |lo |la |me |nos |ya |todo |se )*"
    r"(?:cerr[ae]\w*|cierr\w+|zanj\w+|finiquit\w+|sald\w+|liquid\w+|qued[ao]mos\b"
    r"|arregl\w+|dej[ae](?:mos|is|n)\b|damos por|olvid\w+|listo\b|estamos en paz"
    r"|we(?:'re| are)? (?:settle|done|even|close)\w*|settle\w*)"
)
# "el importe de 78,35 quedó abonado": the verb comes after.
PAID_AFTER = re.compile(
    r"(?: (?:euros?|pesos|soles))? (?:ya )?(?:quedo|quedaron|esta|estan|fue|fueron"
    r"|ha sido|se) (?:ya )?(?:abonad|pagad|pago\b|ingresad|transferid|cancelad"
    r"|depositad|consignad|liquidad|cobrad)"
)
# "400 mil mensuales no puedo": the denial comes after.
DENIED_AFTER = re.compile(
    r"(?: (?:mensuales|semanales|quincenales|(?:al|por|a la|cada) \w+))?(?:,? yo)?,?"
    r" (?:no (?:puedo|podria|llego|alcanzo|tengo|me (?:da|alcanza|llega))\b"
    r"(?!(?: \w+){0,2} mas\b)|(?:eso )?(?:me )?(?:es|son|resulta|parece)"
    r" (?:un[ao]? |muy |muchisimo )?(?:much[oa]s?|demasiad\w+|locura|barbaridad"
    r"|imposible|robo|disparate|pasada|too much)\b)"
)
# "no llego a 80, 50 sí".
YES_AFTER = re.compile(r" si(?: (?:puedo|podria|llego|alcanzo))?(?=$|[.,;!?])")
