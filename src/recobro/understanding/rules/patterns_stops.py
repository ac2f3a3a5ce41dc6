"""What stops, disputes and complaints sound like, over the folded text."""

from __future__ import annotations

from recobro.domain.readings import Intent

AUTHORITY = (
    r"(?:condusef|profeco|sernac|indecopi|superintendencia|superfinanciera|\bsic\b"
    r"|defensa (?:del|al) consumidor|\bconsumo\b|omic|aepd|facua|\bocu\b|\bsbs\b"
    r"|\binai\b|cmf|redeco|defensor(?:ia)?|fiscalia|policia|ministerio|proteccion de"
    r" datos|juzgado de guardia|banco de espana|consumidor|medios|prensa)"
)

STOP_PATTERNS: dict[Intent, tuple[str, ...]] = {
    Intent.WRONG_PERSON: (
        r"\b(?:numero|persona|telefono|contacto) (?:equivocad[oa]|errone[oa])",
        r"\bequivocad[oa] de (?:numero|persona)",
        (
            r"\b(?:te|se|os|le) (?:has |ha |han |habeis )?(?:equivoc\w+|confund\w+)"
            r"(?: de (?:numero|persona|telefono|senor\w*))?(?:,| y| (?:yo )?no soy|\."
            r"|$)"
        ),
        (
            r"\bno soy (?:yo\b|el\b|ella\b|ese\b|esa\b|la persona|el titular|la titular"
            r"|don\b|dona\b|el senor|la senora|quien (?:busca|cree)|el dueno)"
        ),
        (
            r"\b(?:este|el|mi) (?:numero|telefono|celular|movil|linea) (?:ya )?no "
            r"(?:es|le"
            r" pertenece)"
        ),
        (
            r"\b(?:este|el) (?:numero|telefono|celular|movil) (?:ahora )?(?:es mio|lo "
            r"tengo"
            r"|me lo dieron|es nuevo)|lo tengo (?:yo )?desde hace"
        ),
        r"\bno (?:la |lo |le )?conozco a (?:ning|ese|esa|nadie|la|el|quien|[a-z]+$)",
        r"\bno se quien (?:es|sera) (?:es[ea]|el|ella|la persona|[a-z]+ [a-z]+)",
        r"\bno conozco a (?:es[ea]|ningun|nadie|esta|[a-z]+\b)",
        r"\b(?:aqui|en esta casa) no (?:vive|trabaja|es)\b|ya no (?:vive|trabaja) aqui",
        r"\bescribi(?:endo|endole)? a otr[oa]|\bbusca(?:n)? a otra persona",
        r"\bno me llamo\b|\bnuev[oa] (?:inquilin|arrendatari|duen)[oa]",
        r"\bwrong (?:number|person)\b",
    ),
    Intent.LEGAL_REPRESENTATION: (
        r"\b(?:mi|mis|nuestr[oa]) (?:abogad|licenciad|procurador|defensor|apoderad)",
        r"\b(?:con|tengo|contrate|consult\w+ (?:a|con)) (?:un |una |el |la )?abogad",
        r"\b(?:su|la|el) abogad[oa] (?:de|del) (?:mi|la empresa)",
        r"\brepresentante legal\b|\bbufete\b|\bmi asesor (?:legal|juridico)",
        r"\bconcurso (?:de acreedores|preventivo|voluntario|mercantil)|en concurso\b",
        r"\badministrador concursal\b|\bprocedimiento concursal\b|\bconcursad[oa]\b",
        (
            r"\b(?:proceso|procedimiento|ley|tramite|solicitud) de insolvencia"
            r"|\bestoy en insolvencia|\bme declare (?:en )?(?:insolven|quiebra|banca)"
        ),
        (
            r"\bsegunda oportunidad\b|\bley 1116\b|\bley 20\.?720\b|\bliquidacion"
            r" (?:voluntaria|judicial|patrimonial)|\bexoneracion del pasivo"
        ),
        r"\bmy (?:lawyer|attorney|solicitor)\b|\bbankruptcy\b",
    ),
    Intent.OPT_OUT: (
        (
            r"^(?:baja|stop|alto|salir|cancelar|parar?|unsubscribe|basta|baja por "
            r"favor)[.!]*$"
        ),
        (
            r"\bno (?:me |nos |le |les |lo |la )?(?:quiero que me )?(?:vuelv(?:a|an|as"
            r"|ais) a "
            r")?(?:escrib(?:a|an|as|ais|ir|irme|i)|mand(?:e|en|es|eis|ar|arme)|envi(?:e"
            r"|en|es"
            r"|eis|ar|arme)|contact(?:e|en|es|eis|ar|arme)|llam(?:e|en|es|eis|ar|arme)"
            r"|molest(?:e|en|es|eis|ar|arme)|busqu(?:e|en|es)|fastidi(?:e|en|es)"
            r"|jod(?:a|an"
            r"|as)|texte(?:e|en)|marqu(?:e|en|es))\b"
            r"(?! (?:al|a(?:l)? (?:buro|dicom|infocorp|veraz|asnef|juicio)|tarde|antes"
            r"|hasta|a esta hora|ahora))"
        ),
        (
            r"\b(?:dej(?:a|e|en|ad|ar|ate)|par(?:a|e|en|ad)|cort(?:a|ala|en|enla)) "
            r"(?:ya "
            r")?de"
            r" (?:escribir|mandar|enviar|molestar|llamar|contactar|joder|hostigar"
            r"|insistir"
            r"|acosar|hinchar|hablar)"
        ),
        (
            r"\bno (?:quiero|deseo|me interesa|autorizo) (?:mas |recibir|que me "
            r"(?:escrib"
            r"|mand|llam|contact|envi)|sus mensajes|saber nada|mensajes)"
        ),
        (
            r"\b(?:denme|deme|dame|quiero darme|quiero la|solicito (?:la )?|dadme) "
            r"(?:de "
            r")?baja\b(?! (?:del|de mi) (?:servicio|plan|contrato|linea))"
        ),
        (
            r"\b(?:saqu|quit|borr|elimin)\w* (?:mi (?:numero|telefono)|\w* ?de (?:la|su"
            r"|sus|"
            r"esta) (?:lista|whatsapp|contactos))"
        ),
        r"\bpor ningun medio\b|\bno mas (?:mensajes|llamadas|whatsapp)\b",
        r"\bdejen?me (?:en paz|tranquil)|\bdejame (?:en paz|tranquil)",
        r"\b(?:stop|don'?t) (?:texting|writing|messag|contact|calling|call|text)",
    ),
    Intent.DATA_RIGHTS: (
        (
            r"\b(?:borr|elimin|suprim|cancel|rectifi|corrij|actualic"
            r"|acce[ds])\w*.{0,25}"
            r"\b(?:mis|los|esos) datos"
        ),
        (
            r"\bbase de datos\b|\bhabeas data\b|\bderechos? (?:arco|de (?:acceso"
            r"|supresion"
            r"|cancelacion|rectificacion|oposicion|olvido))"
        ),
        r"\b(?:rgpd|gdpr|lopd|lopdgdd|ley 1581|ley 19\.?628|ley 29733|ley 25\.?326)\b",
        (
            r"\b(?:supresion|eliminacion|tratamiento|copia|rectificacion|uso) de "
            r"(?:los "
            r"|mis "
            r")?datos|\bmis datos personales\b|\bproteccion de datos\b"
        ),
        r"\b(?:de|por) donde (?:sac|obtuv|consig|tien)\w* (?:mi|mis|este|el)\b",
        r"\bquien (?:te|le|les|os) (?:dio|paso|facilito) (?:mi|mis|el)\b",
        (
            r"\bcomo (?:consigu|obtuv|sac|tien)\w* (?:mi|mis) (?:numero|telefono|dato"
            r"|celu)"
        ),
        r"\b(?:my|personal) data\b",
    ),
    Intent.COMPLAINT: (
        r"\bacos(?:o|ando|an|ador)|\bhostig|\bfalta de respeto\b|\bfaltan el respeto\b",
        (
            r"\b(?:denunciar?(?:los|lo|les)?|los denuncio|os denuncio|los voy a "
            r"demandar"
            r"|voy a demandarlos)\b"
        ),
        r"\b(?:quej(?:a|arme|are|as)|reclamo|reclamar|reclamacion|reportar(?:los|lo)?"
        r"|denuncia|acudir|ir|voy)\b.{0,30}" + AUTHORITY,
        (
            r"\b(?:pon(?:er|go|dre)|present\w+|interpon\w+|hacer|voy a) (?:una |un "
            r")?(?:queja"
            r"|reclamo|reclamacion|denuncia)\b(?! por (?:malos|violencia))"
        ),
        r"\b(?:libro|hoja)s? de reclamacion",
        (
            r"\b(?:me )?llama(?:n|ron|is|s)? (?:a mi (?:trabajo|familia|jef|madre"
            r"|casa)|al "
            r"trabajo|a toda hora|a cada rato|todos los dias|todo el dia|de madrugada"
            r"|\d+ veces|a las)"
        ),
        r"\b(?:siguen|sigue|seguis) (?:molestando|llamando|insistiendo|acosando)",
        (
            r"\b(?:pesim|mal)[oa] (?:servicio|atencion|trato)|\bme tratan? (?:mal|como)"
            r"|\bme "
            r"(?:trato|trataron|hablo|hablaron) (?:muy )?(?:mal|pesimo|feo)|\bme "
            r"(?:amenaz|insult)\w+ (?:su|un|el|la) (?:agente|asesor|companer|gestor"
            r"|cobrador)"
        ),
        r"\ba mi (?:familia|jefe|trabajo) (?:le|les)? ?(?:llama|escrib|molest)",
        r"\b(?:file|make) a complaint\b|\bharass",
    ),
    Intent.DISPUTE: (
        (
            r"\b(?:no|nada) (?:les |te |le |os |se )?(?:lo )?deb(?:o|emos|ia)\b(?! "
            r"nada "
            r"de que)"
        ),
        (
            r"\bno (?:la |lo |le |les |te )?(?:reconozco|reconocemos|acepto (?:esa|esta"
            r"|la) "
            r"(?:deuda|factura))"
        ),
        (
            r"\bno (?:me )?corresponde|\bno procede\b|\bno (?:estoy|estamos) "
            r"(?:conforme"
            r"|de acuerdo con)"
        ),
        (
            r"\b(?:importe|monto|valor|cantidad|saldo|factura|cifra|cuenta|total|recibo"
            r"|cobro|precio|numero)s? (?:que \w+ )?(?:no (?:es (?:el |la |ese|esa|asi"
            r"|mi|lo"
            r"|correct)|es\b|cuadra|coincide|corresponde)|esta(?:n)? (?:mal|equivocad"
            r"|incorrect|errad|inflad)|es (?:incorrect|errone|fals|otro))"
        ),
        (
            r"\b(?:cobra\w*|factura\w*|pid\w+) (?:de mas|el doble|2 veces|doble|demas"
            r"|algo que"
            r"|un servicio que|cosas que)"
        ),
        (
            r"\b(?:nunca|jamas|no) (?:me |nos |lo |la |les |se )?(?:llego|llegaron"
            r"|recibi(?:mos)?"
            r"|firme|contrate|contratamos|pedi|use|compre|solicite|dieron|entregaron"
            r"|instalaron|autorice|saque|prestaron|lo instalaron|hice (?:esa|ese"
            r"|ningun)|he (?:recibido|contratado|pedido|firmado|comprado|solicitado))\b"
            r"(?! (?:a |al |a la quincena|con |la (?:factura|boleta)|el (?:link"
            r"|enlace"
            r"|mensaje|codigo|correo|sms)|la (?:liga|notificacion)))"
        ),
        (
            r"\b(?:di|dimos|dado|dada|pedi la|solicite la) de baja|\bpedi la baja"
            r"|\bsolicite la"
            r" baja|\bcancele (?:el|ese|mi) (?:servicio|contrato|plan|suscripcion"
            r"|linea)"
        ),
        (
            r"\besa (?:deuda|compra|factura|cuota) no (?:es|corresponde|la)|\bno es "
            r"mi[ao]\b"
            r"|\bno es mi (?:deuda|firma|factura|culpa)"
        ),
        (
            r"\bno tengo (?:ningun[ao]? |nada |una )?(?:deudas?|pendiente|credito con"
            r"|cuenta con"
            r"|contrato con|nada con ustedes)"
        ),
        (
            r"\bsuplant|\b(?:a|con) mi nombre y yo no|\bme (?:robaron|clonaron) (?:la "
            r"identidad|los datos|el dni|la cedula)|\bfraude (?:a|con|en) mi\b"
        ),
        (
            r"\b(?:error|equivocacion) en (?:la|el|su|sus|mi) (?:factura|cobro|cuenta"
            r"|sistema"
            r"|importe|monto)"
        ),
        (
            r"\b(?:producto|articulo|equipo|pedido|mueble|aparato|mercancia|servicio"
            r"|internet"
            r"|televisor|telefono)\w* (?:\w+ ){0,2}(?:defectuos|rot[oa]|danad"
            r"|incomplet|no "
            r"(?:funciona|funcionaba|sirve|servia|llego)|nunca (?:funciono|llego"
            r"|sirvio)"
            r"|vino (?:mal|rot|fallad)|llego (?:mal|rot|danad))"
        ),
        (
            r"\b(?:lo|la|los|las) devolvi\b|\bdevolvi (?:el|la|los)|\bya prescribio\b"
            r"|\besta"
            r" prescrit"
        ),
        (
            r"\bes (?:menos|mucho mas|mas) de lo que\b|\bno es lo que (?:debo|consumi"
            r"|pacte"
            r"|me dijeron|contrate|firme)"
        ),
        (
            r"\bi (?:don'?t|do not) owe\b|\b(?:wrong|incorrect) amount\b|\bi never "
            r"(?:got"
            r"|received|ordered|signed)"
        ),
    ),
    Intent.TALK_TO_HUMAN: (
        (
            r"\b(?:hablar|hablarlo|hablo|comunicar\w*|contactar|tratar\w*|platicar"
            r"|conversar"
            r"|charlar|atienda|atender)\b (?:\w+ ){0,2}?con (?:un |una |el |la |su "
            r"|algun |"
            r"alguna |otr[oa] |vuestr\w )*(?:persona|alguien|human|asesor|agente"
            r"|ejecutiv"
            r"|operador|supervisor|encargad|gerente|representante|jef|ser human"
            r"|responsable"
            r"|companer|gestor|alguno|senorita)"
        ),
        (
            r"\b(?:pas|comunic|conect|transfier|transfer|ponga|pone|deriv)\w* (?:\w+ "
            r")?con "
            r"(?:un|una|el|la|alg|otr|su|alguien)"
        ),
        (
            r"(?<!no me )(?<!no )\b(?:llam(?:ame|eme|enme|adme|an?me|arme)|marquen?me"
            r"|marcame)\b"
        ),
        (
            r"\bque me (?:llame|llamen|marque|atienda|contacte)\b|\bme (?:pueden?"
            r"|podeis"
            r"|podrian?|puedes) (?:llamar|marcar|atender)"
        ),
        (
            r"\b(?:quiero|necesito|prefiero|exijo|solicito) (?:a )?(?:un|una|con"
            r"|hablar "
            r"con|que)"
            r"? ?(?:persona|human|asesor|agente|ejecutiv|operador|supervisor|llamada"
            r"|alguien)"
        ),
        (
            r"\b(?:persona|humano|agente|asesor) (?:real|de verdad|de carne)"
            r"|\batencion "
            r"(?:humana|personal)|\bno (?:quiero|con) (?:un |una )?(?:bot|robot"
            r"|maquina)\b"
        ),
        r"^(?:asesor|agente|humano|persona|operador|ejecutivo)[.! ]*$",
        (
            r"\b(?:speak|talk) (?:to|with) (?:a |an |some)?(?:human|person|agent"
            r"|someone"
            r"|somebody|one)|\bcall me\b|\breal person\b"
        ),
    ),
}
