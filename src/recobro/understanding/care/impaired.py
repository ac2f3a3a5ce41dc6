"""How people tell of disability by what they do instead.

The voice that reads to them, the chair, the missing hand, the card of the register;
theirs, or of close family whom they look after. The plain words are in health.py.
"""

from __future__ import annotations

from recobro.domain.readings import Care
from recobro.understanding.care.signal import Lexicon

IMPAIRED = Lexicon(
    care=Care.DISABILITY,
    says={
        "senses": """
            (soy|es|estoy|quede|quedo|nacio|naci|soy casi|es casi) (casi |muy |medio
                |bien |totalmente |legalmente )?(sordo|sorda|sordita|sordito|ciego|
                ciega|cieguito|no vidente|no oyente|mudo|muda|hipoacusic*|sordociego)
            (no vidente|no oyente|baja vision|ciega total|ciego total|sordera|ceguera|
                lector de pantalla|baston blanco|braille|audifono para sordos|implante
                coclear|perro guia|lengua de señas|lenguaje de señas|interprete de
                señas|
                retinitis|glaucoma|retinopatia|degeneracion macular|maculopatia)
            (casi no|ya no|apenas|ya casi no) (oigo|escucho|oye|veo|ve|leo) (bien |nada
                |casi
                )?(#|,|bien|las letras|las letritas|por|desde)
            no (oigo|escucho|oye|veo) (bien |casi |nada |mucho )?(, (traigo|uso|soy|
                quede|tengo que|me lee|estoy)|por telefono|de un oido|del oido|de un
                ojo|desde|por mi|porque (soy|quede)|ni (habla|oigo|veo|oye|ve)|y (por
                telefono|me lo lee)|(nada )?de los dos)
            (por telefono|no puedo acabar|no puedo terminar|llamada de voz|telefono no|
                fuertecito|mas fuerte|hablen fuerte) ~ no oigo
            llamada ~ yo no oigo
            (perdi|perdiendo|perdio|quede sin|estoy perdiendo|fui perdiendo) (ya )?(la
                |el |mucha |casi toda la )?(vista|vision|audicion|oido|movilidad)
            (uso|traigo|llevo|tengo) (audifono|audifonos|aparato (para|del|#)|aparato en
                el oido|aparato ,|sonotone|protesis|baston)
            que me lea (la|esto|el|los)
            (me (lo|la|los) lee|leer*) (una aplicacion|el lector|la maquina|una voz|mi
                (hija|hijo|nieta|esposa|mujer|marido|hermana)) ~ (ciego|ciega|no veo|
                vista|porque)?
        """,
        "limbs": """
            no camina (ni habla|y|,|#|solo|sola|desde)
            (lesion medular|hidrocefalia|sindrome de (west|down|rett|asperger)|distonia|
                esclerosis lateral|parkinson avanzado|paralisis)
            (perdi|perdio|quito|quitaron|amputaron|arranco) (las dos|los dos|las|ambas|
                una|un|la|el) (manos|mano|piernas|pierna|brazos|brazo|pies|pie|ojos|ojo)
            con (una|un) (pierna|brazo|mano|ojo) menos
            (pise|piso) una mina
            (brazo|pierna|mano|lado) .. (muerto|muerta|inutil|sin fuerza|dormid*)
            (depende|dependa|dependo) de (la|una) maquina
            (on a|uses a|needs a) ventilator
            (soy|es) persona (sorda|ciega|no vidente|con discapacidad)
            (voz|lector) ~ no veo
            no veo , (manejo|uso|escribo)
            cobro por (incapacidad|invalidez)
            (ando|voy|estoy|va|vivo|anda|en|esta|quede|quedo|uso|me muevo en) (en )?(
                silla|sillita) (de ruedas|#|desde|y|electrica|por|,)
            (silla|sillon) de ruedas
            (no|ya no|apenas) (puedo|puede|logro) (caminar|andar|mover (las|los|la|el|
                mis|ni)|valerme|subir escaleras|usar (las|la|mis)|agarrar|escribir bien)
            (me falta|le falta|sin|perdi|amputaron|cortaron|van a cortar|amputar*|
                perdio) (la |el |un |una |dos |los |las )?(pierna|brazo|mano|pie|dedos|
                piernas|brazos|manos|ojo|extremidad|antebrazo|ojos)
            (amput*|muñon|tetraplej*|paraplej*|cuadriplej*|hemiplej*|
                electrodependiente|distrofia|atrofia muscular|poliomielitis|
                polio #|espina bifida|enanismo|talla baja|sordociega)
            (mi|por mi|con mi|por la|tengo|tiene|con|una) (paralisis|tetraplejia|
                paraplejia|sordera|ceguera|discapacidad)
            (paralitic*|paralizad*|invalid*) (de (nacimiento|las|la|una|un)|desde|por
                (un|
                el|la)|la mitad)
            (quede|quedo|quedado) (en silla|sin poder (caminar|andar|mover*)|postrad*|
                invalid*|paralitic*|baldad*|sin caminar)
            (mueve|muevo) (ni )?(los|las) (brazos|piernas|manos)
            (no (mueve|muevo)|ya no (mueve|muevo)) (ni )?(los|las|el|la|medio)
            (mitad|lado) .. (cuerpo|izquierdo|derecho) .. (dormid*|paralizad*|inmovil)
            (cuidadora|cuidador|cuido|atiendo) .. (postrad*|discapacitad*|dependiente)
            (postrado|postrada) (por|desde|hace|de)
            (necesita|necesito|requiere) ayuda para (todo|moverse|comer|bañarse|
                caminar|vestirse)
        """,
        "mind and growth": """
            (autismo|autista|tea|asperger|paralisis cerebral|retraso mental|
                discapacidad|microcefalia) .. (y|,|severo|lo|la|no puedo|#)
            (es|tengo un hijo|mi hijo|mi hija|niño|niña|hijo|hija) (con )?(tea|autista|
                autismo|down|azul|especial|asperger|paralisis)
            (tiene|nacio con|con|sindrome de) (autismo|paralisis cerebral|paralisis|
                down|retraso mental|discapacidad|microcefalia)
            (por|con) su sindrome
            (curadora|curador|tutora legal|capacidad modificada|incapacitacion judicial|
                apoyo judicial)
        """,
        "papers": """
            (grado|reconocid*|reconocieron|reconocido|tramite|ley) .. (de )?(
                dependencia|minusvalia|discapacidad|invalidez)
            (dependencia|grado) (2|3|ii|iii|grado 2|grado 3|severa|moderada)
            (pension|pensionaron|pensionado|pensionada|jubilaron|pensionaron|retiraron)
                .. (invalidez|incapacidad|discapacidad|minusvalia)
            (incapacidad|invalidez) (permanente|absoluta|total|definitiva|del|de por
                vida)
            (pension|cobro|cobrando|ayuda) (la )?no contributiva (por|de) (invalidez|
                incapacidad|discapacidad)
            (carne|carnet|credencial|certificado|tarjeta|registro) (del|de|nacional de)
                (la )?(conadis|discapacidad|minusvalia|inclusion|cermi|invalidez)
            (conadis|omaped|senadis|cud|compin|fonadis|teleton) (#|,|me|y|por|soy|que|
                certific*)
            (discapacidad|discapacitad*|minusvalid*|minusvalia)
            (pension|beca|bienestar|apoyo|bono) .. (discapacidad|discapacitados)
            (persona|personas) con discapacidad
        """,
        "English": """
            (registered disabled|disabled|on pip|on dla|disability (benefit|benefits|
                allowance|pension|check)|wheelchair|amputee|amputated|legally blind|
                partially sighted|hearing aid|hearing aids|sign language|bsl|deaf|blind|
                cerebral palsy|special needs|autistic|autism|screen reader|guide dog)
            (lost|losing|missing) (my|a|an|one) (sight|eyesight|hearing|leg|arm|hand|
                vision|foot)
            (cant|cannot) (see|hear|walk)
        """,
    },
    not_said={
        "numbers and things": """
            (app|pagina|web|aplicacion|sistema|camara) .. (de ustedes )?es (ciega|ciego|
                sorda|sordo)
            (rut|codigo|clave|numero|dato|tarjeta|clabe|cuenta|enlace|link|correo|
                formato|cupon|monto|sesion|cbu|iban|dni|nit|cci|campo|qr|token|pin|
                referencia|usuario|contraseña|fecha) .. (invalid*|es invalid*)
            (invalido|invalida) (#|,) (el|la|mi) (codigo|rut|clave)
            (recargo|cargo|cobro|descuento) por discapacidad (de|del)
            (no puedo|no podia) moverme .. (comer|cena|atracon|trafico|de la risa)
            (atracon|comi|comida|torrijas|asado) ~ (no puedo|sin poder) moverme
            (silla) (electrica|de oficina|gamer|rota|de bebe|de comer)
        """,
        "trades and jests": """
            (profe|profesora|profesor|maestra|maestro|terapeuta|logopeda|interprete|
                educador|educadora|curso|clase|clases|taller|estudio|trabajo|escuela|
                colegio|voluntari*) .. (de|en|con) (la |las |el |personas con
                )?(discapacidad|lengua de señas|lenguaje de señas|braille|educacion
                especial|teleton|sordos|ciegos)
            (curso|clase|taller) .. señas
            (teleton) (del|de la|de el) (colegio|empresa|barrio|escuela)
            (sordo|sorda|ciego|ciega) (pero )?(de conveniencia|por conveniencia|cuando
                le conviene|selectiv*)
            (estais|estan|son|sois|parece que|parecen|eres|sos|estas|hay que estar|ni
                que fuera|ni que estuviera|bobo ni) (todos |que son )?(sord*|cieg*)
            (paralizad*|paralisis) .. (obra|proyecto|tramite|cobro|cuenta|pago|sistema|
                empresa|juzgado)
            (sordos|ciegos) (o que|, ya|a)
        """,
    },
)
