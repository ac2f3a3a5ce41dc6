"""legal_impersonation: what looks like a court, police, public body or law firm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recobro.domain.guard.case import Case
from recobro.domain.guard.conduct_words import LETTERHEAD
from recobro.domain.guard.phrases import compile_all, compile_around
from recobro.domain.guard.verdict import Rule, Violation

_BODY = (
    r"(?:juzgad\w+|tribunal(?:es)?|corte|poder judicial|fiscali\w+"
    r"|ministerio (?:publico|de"
    r"|fiscal)\w*|policia\w*|guardia civil|procurad\w+|agencia tributaria|hacienda|sat"
    r"|afip"
    r"|arca|sunat|dian|sii|superintendencia|sernac|indecopi|defensoria\w*|interpol"
    r"|carabineros|gendarmeria|banco (?:central|de espana|de mexico|de la republica)"
    r"|tesoreria|contaduria general|alcaldia|prefectura|intendencia|gobernacion"
    r"|registro civil|personeria|sala civil|servicio de (?:impuestos|rentas)"
    r"|(?:county|district|high|civil|municipal|superior|magistrates'?|crown|small"
    r" claims) (?:court|clerk)|(?:office of the |court )clerk|city hall|irs|hmrc"
    r"|(?:us |federal )?marshals?|enforcement (?:officers?|agents?)"
    r"|(?:department|ministry) of (?:justice|finance|revenue)"
    r"|contraloria|ayuntamiento|municipalidad|comisari\w+|inspector\w* de|profeco"
    r"|condusef|seguridad social|notari\w+"
    r"|bufete\w*|(?:despacho|estudio|gabinete|firma|consultorio|grupo|corporativo"
    r"|corporacion|consorcio"
    r"|oficinas?|agencia|centro|servicios?|compania|area|division)"
    r" (?:de (?:los )?(?:abogad\w+|servicios juridicos|asuntos (?:judiciales"
    r"|juridicos))|juridic\w+|legal\w*|jur\w+)|(?:asesoria|departamento|area|oficina"
    r"|secretaria|seccion|sector"
    r"|direccion|gerencia|division|coordinacion"
    r"|unidad|equipo) (?:juridic\w+|legal(?:es)?|judicial\w*|de asuntos legales)"
    r"|abogad\w+"
    r"|letrad\w+|licenciad[oa] en derecho|actuari[oa]|oficial de justicia|gobierno"
    r"|alguacil"
    r"|court|police|attorney\w*|solicitors?|lawyers?|law (?:firm|office)s?"
    r"|legal department"
    r"|bailiffs?|sheriff\w*|tax (?:agency|office)|ministry|magistrate\w*|prosecutor\w*)"
)
_TITLES = compile_all(
    r"\b(?:notificacion|citacion|citatorio|requerimiento|cedula|mandamiento|orden|aviso"
    r"|emplazamiento|comunicacion|comunicado|documento|carta|acta|diligencia"
    r"|apercibimiento|intimacion|auto"
    r"|oficio|resolucion|providencia|exhorto|intimacion) (?:de (?:caracter |pago )?)?"
    r"(?:(?:pre-?|extra)?judicial\w*|legal\b|de embargo|notarial|de comparecencia)",
    r"\b(?:expediente|causa|autos|procedimiento(?: monitorio)?|proceso|carpeta|sumario"
    r"|rol|radicado) (?:monitorio |judicial )?(?:n\.?° ?|no\.? |num\.? "
    r"|numero )?\d+[/-]\d{2,4}\b"
    r"|\bintimacion\b|\bintimad[oa]s?\b|\b(?:receptor\w*|agente|perito|gestor\w*"
    r"|cobrador\w*|mandatari[oa]|auxiliar) judicial\w*|\bsecretaria de (?:justicia"
    r"|juzgado)\b|\bprejudicial\w*\b",
    r"\b(?:dictad[oa]|dicta) (?:auto|sentencia|orden|resolucion|providencia|fallo)\b"
    r"|\bauto de (?:ejecucion|embargo|apremio)\b|\bsentencia (?:firme|judicial|en)\b"
    r"|\bprovidencia de apremio\b",
    r"\b(?:civil|criminal|enforcement|legal|claims) (?:division|section|bureau)\b"
    r"|\bformal demand\b|\bfinal demand\b|\bletter before (?:action|claim)\b"
    r"|\bjudge?ment\b(?! call)|\b(?:mediacion|conciliacion) (?:pre-?judicial"
    r"|obligatoria|judicial)\w*",
    r"\bultimatum\b|\bcitatorio\b|\bemplazamiento\b|\bexpediente (?:judicial|ejecutivo"
    r"|penal)",
    r"\b(?:comparec\w+|apercibid[oa])\b|\b(?:se le|queda(?: usted)?|es|esta) (?:cita"
    r"|citad[oa]"
    r"|emplaza|emplazad[oa]|intima|intimad[oa]|conmina|conminad[oa])\b",
    r"\b(?:por (?:orden|mandato|instruccion\w*|disposicion)|en nombre|de parte"
    r"|a peticion) (?:de "
    r"la |del |de )(?:ley\b|juez\w*|autoridad\w*|justicia|estado|" + _BODY[3:],
    r"\bnotificacion (?:personal|por (?:aviso|edicto|estado|cedula))\b",
    r"\b(?:sala (?:de lo|primera|segunda|tercera|civil|penal|social|laboral)"
    r"|(?:se (?:le )?|dese |da )"
    r"(?:da )?traslado de|tramite de ejecucion|adscrit[oa] (?:a|al)|actuario\w*"
    r"|notific(?:ase|ase a|asele)\b"
    r"|recaida en|unidad de (?:ejecucion|delitos|investigacion|embargos"
    r"|cobranza judicial)|fiscalia"
    r"|enforcement team|(?:high|county|small claims|district) court)\b",
    r"\b(?:(?:notificacion|aviso|comunicado|comunicacion|requerimiento|documento|carta"
    r"|citacion|acta|cedula|constancia|resolucion|acto|oficio|dictamen|orden|sello"
    r"|escrito"
    r"|boletin) (?:de (?:caracter )?)?(?:oficial(?:es)?|administrativ\w+|fiscal"
    r"|ministerial"
    r"|gubernamental|del estado|policial|formal de (?:autoridad|ley)|extrajudicial"
    r"|prejuridic\w+|juridic\w+|procesal)|(?:caracter|rango|valor"
    r"|fuerza) (?:de )?(?:oficial"
    r"|resolucion|sentencia|ley\b|notificacion|legal|judicial|vinculante|ejecutiv\w+)"
    r"|cedula de notificacion|notifiquese|cumplase|comuniquese|publiquese|archivese"
    r"|intim(?:ase|ese|asele|o|amos|a)\b|apercib\w+|emplac\w+|emplaz\w+|conmin(?:a|amos"
    r"|ado|ada|asele)\b|bajo (?:pena|apercibimiento|amenaza) de|parte (?:actora"
    r"|demandante"
    r"|demandada|ejecutad\w+)|(?:el|la) (?:demandad[oa]|ejecutad[oa]|imputad[oa]"
    r"|citad[oa]"
    r"|obligad[oa] principal|denunciad[oa])|en autos|autos caratulados|caratulad\w+"
    r"|foja[s]?|expte|exp\.|rol c|radicacion n\w*|carpeta (?:fiscal|de investigacion)"
    r"|numero de (?:causa|sumario|diligencia)|primera instancia|orden (?:superior"
    r"|del gobierno|ministerial|publico|de comparec\w+)|autoridad(?:es)? (?:competente"
    r"|judicial"
    r"|fiscal|correspondiente)\w*)\b",
    r"\b(?:(?:el|la|los|suscrit[oa]|infrascrit[oa]|quien suscribe|en (?:mi|su|nuestra)"
    r" (?:calidad|caracter|condicion) de) (?:\w+ )?(?:suscrit[oa]|infrascrit[oa]"
    r"|abogad[oa]"
    r"|letrad[oa]|procurador[a]?|apoderad[oa]|notari[oa]|escriban[oa]|fiscal|juez|jueza"
    r"|secretari[oa] judicial|actuari[oa]|perito|funcionari[oa]|inspector[a]?"
    r"|comisari[oa]"
    r"|agente de la autoridad)|(?:su|tu|el|este) (?:caso|expediente|cuenta|asunto"
    r"|carpeta"
    r"|legajo) (?:ha sido |fue |esta |ya )?(?:asignad[oa]|turnad[oa]|derivad[oa]"
    r"|remitid[oa]"
    r"|encomendad[oa]|confiad[oa]) (?:a|en) (?:nuestr[oa] )?(?:firma|bufete|despacho"
    r"|estudio"
    r"|gabinete|abogad|procur|notari|juzgad|tribunal|fiscal)\w*|nuestr[oa] (?:firma"
    r"|bufete"
    r"|despacho|estudio juridico|gabinete)|(?:soy|habla|escribe|saluda|atte\.?) (?:el "
    r"|la"
    r" )?(?:doctor|doctora|dr\.?|dra\.?|lic\.?|licenciad[oa]|abogad[oa]|letrad[oa]"
    r"|escriban[oa]|notari[oa]|fiscal|comandante|oficial|inspector[a]?|agente (?:fiscal"
    r"|judicial|federal)|comisari[oa]|juez|jueza|magistrad[oa]|procurador[a]?"
    r"|receptor[a]?"
    r"|funcionari[oa]|alguacil))\b",
    r"\b(?:official (?:notice|notification|communication|demand|warning)|(?:government"
    r"|state|federal|county|tax|public) (?:agency|office|official|officer|authority"
    r"|department|body)|(?:on behalf of|in the name of|acting for) (?:the )?(?:court"
    r"|state"
    r"|government|police|tax|crown|ministry|authorit\w+)|case (?:no\.?|number"
    r"|ref\w*)[ :#]*"
    r"\d|claim (?:no\.?|number)[ :#]*\w*\d|you are (?:hereby|required to appear|ordered"
    r"|summoned)|(?:our|this|the) (?:law )?(?:firm|chambers)|(?:barrister|notary"
    r"|paralegal"
    r"|detective|constable|officer)s?\b|\besq\b|llp\b|v\. ~|plaintiff|defendant|writ\b"
    r"|warrant\b|docket|affidavit|statutory demand|enforcement notice"
    r"|notice to appear)\b",
    r"\b(?:court|legal|judicial) (?:notice|notification|order|summons)\b|\b(?:summons"
    r"|subpoena"
    r"|ultimatum)\b|\bnotice of (?:legal|court)\b|\bhereby (?:summoned|ordered"
    r"|notified)\b",
)
_SENDER = (
    compile_all(
        r"\b(?:somos|soy|le (?:habla|escribe|contacta|saluda|informa|notifica|comunica"
        r"|llama|atiende)"
        r"\w*|(?:le |te )?(?:hablamos|escribimos|escribo|llamo|hablo|contactamos"
        r"|llamamos)"
        r"|habla|te (?:habla|escribe)|mensaje|atentamente|firmado|remite|remitente"
        r"|asunto"
        r"|we are|i am|i'm|this is|writing from|calling from|sincerely|regards|signed"
        r"|from)\b"
        rf"[^.;?]{{0,36}}\b{_BODY}\b",
        r"\b(?:notificacion|comunicacion|requerimiento|aviso|citacion|mensaje"
        r"|resolucion"
        r"|escrito|carta|oficio|notice|letter|message)\b[^.;?\n]{0,20}\b(?:del?|desde"
        r"|from"
        rf"|by) (?:el |la |los |the )?{_BODY}\b",
    )
    + compile_around(
        rf"\b{_BODY}",
        rf"(?:^|[\n.!])[\W_]{{0,8}}(?:el |la |los |the )?{_BODY}\b",
        rf"\n[^\n.;]{{0,40}}\b{_BODY}\b[^\n.;]{{0,30}}$",
    )
    + compile_all(
        rf"\b(?:el|la|los|desde el|desde la|nuestr[oa]s?|our"
        rf"|the) {_BODY}\b[^.;?]{{0,30}}\b(?:le"
        r" (?:requier|notific|inform|comunic|orden|exig|intim|cita)\w*|requires you"
        r"|orders you"
        r"|notifies you|demands|ha (?:ordenado|dictado|resuelto|asignado)"
        r"|representa\w*)\b",
        r"\b(?:lic|licenciad[oa]|dr|dra|abog|abogad[oa]"
        r"|letrad[oa])\.? [a-z]+[^.;]{0,30}\b(?:abogad"
        r"|legal|juridic|apoderad|asuntos)\w*",
        r"\b(?:asociados|abogad[oa]s|attorneys at law)\W*$|\bburo juridico\b",
        r"\bapoderad[oa] (?:legal|judicial)\b|\brepresentantes? legal(?:es)? de\b"
        r"|\bwe represent\b",
    )
)
_ELSEWHERE = re.compile(
    r"\b(?:si|if)\b[^.;,]{0,40}\b(?:recib\w+|receiv\w+|llega\w*|tiene[sn]?|consult\w+"
    r"|quier\w+"
    r"|have|want)\b|\b(?:reclam\w+|queja|acudir|dirigirse|denunciar|presentar"
    r"|consultar)\b"
    r"[^.;]{0,40}$|\b(?:solo|unicamente|only)\b[^.;]{0,40}\b(?:juez|tribunal|judge"
    r"|court)\b"
    r"|\b(?:su|tu|your) (?:propi[oa] )?$|\b(?:su|tu|your) (?:abogad\w+|lawyer|solicitor"
    r"|attorney)"
)
_MENTIONS = _TITLES + _SENDER + LETTERHEAD
# A firm's name at the head of a line, as its capitals tell in the raw draft.
_FIRM = re.compile(
    r"(?:^|\n)\W*(?:[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+(?:\s+(?:&|y|e|and|de)\s+|,?\s+)){1,4}"
    r"(?:Abogad[oa]s|ABOGAD[OA]S|Letrad[oa]s|Juristas|JURISTAS|Procuradores|Solicitors"
    r"|SOLICITORS|Attorneys|Advocates|Lawyers|Law (?:Firm|Offices?))\b"
)
_FIRM_WORDS = frozenset({
    "abogados", "abogadas", "letrados", "letradas", "juristas", "procuradores",
    "solicitors", "attorneys", "advocates", "lawyers", "law",
})  # fmt: skip


# «La Condusef atiende quejas»: where to turn, not who writes.
_CONSUMERS = re.compile(
    r"condusef|profeco|sernac|indecopi|superintendencia|defensori|ayuntamiento"
    r"|municipalidad"
    r"|seguridad social"
)
_SERVES = re.compile(
    r"\s*(?:\w+ ){0,3}(?:atiende|ofrece|da|recibe|puede|orienta|ayuda|asesora"
    r"|tiene un)\b"
)


def legal_impersonation(case: Case) -> Iterator[Violation]:
    """Titles, letterheads and senders of justice, unless the draft denies being one."""
    for match in case.find(_MENTIONS):
        if _denied_inside(case, match):
            continue
        if _SERVES.match(case.words, match.end()) and _CONSUMERS.search(match.group()):
            continue
        begin, _ = case.sentence_at(match.start())
        if not _ELSEWHERE.search(case.words[begin : match.end()]):
            yield case.violation(Rule.LEGAL_IMPERSONATION, *match.span())
    if not case.known.isdisjoint(_FIRM_WORDS):
        for head in _FIRM.finditer(case.text.raw):
            yield Violation(Rule.LEGAL_IMPERSONATION, head.group().strip())


def _denied_inside(case: Case, match: re.Match[str]) -> bool:
    """«No somos un juzgado», «le escribo, no soy abogado»."""
    inside = re.search(r"\b(?:no|ni|ningun[oa]?|not|nor)\b", match.group())
    return bool(inside) or case.is_denied(*match.span())
