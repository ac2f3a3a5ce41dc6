"""The words of the evaluation report, in Spanish and English."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("es", "en")

_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Cómo se leen los mensajes", "How well messages are read"),
    "reader": ("Intérprete", "Reader"),
    "date": ("Fecha", "Date"),
    "not_stated": ("no indicada", "not stated"),
    "files": ("Archivos medidos", "Files measured"),
    "set_hash": ("SHA-256 de lo medido", "SHA-256 of what was measured"),
    "corpus_hash": ("SHA-256 de lo aprendido", "SHA-256 of what was learnt from"),
    "messages": ("Mensajes", "Messages"),
    "missing": ("Sin leer o con error", "Unread or in error"),
    "bars": ("Lo exigido", "What is asked for"),
    "bars_note": (
        (
            "«Falsas alarmas de cuidado» es la parte de los mensajes sin señal en los "
            "que se leyó alguna. Acierto y cobertura van juntos: los dos con el umbral"
            " propio del intérprete."
        ),
        (
            "“Care false alarms” is the share of messages without a signal in which "
            "one was read. Accuracy and coverage go together: both at the reader's own"
            " threshold."
        ),
    ),
    "figure": ("Cifra", "Figure"),
    "value": ("Valor", "Value"),
    "all": ("Todo", "All"),
    "wanted": ("Exigido", "Asked"),
    "met": ("cumple", "met"),
    "short": ("no llega", "short"),
    "none": ("sin datos", "no data"),
    "primary_accuracy": ("Intención principal acertada", "Primary intent right"),
    "macro_f1": ("Macro-F1 de la principal", "Macro-F1 of the primary"),
    "intents_f1": ("F1 de todas las intenciones", "F1 of all intents present"),
    "entity_f1": ("F1 de entidades", "Entity F1"),
    "care_recall": ("Señales de cuidado halladas", "Care signals found"),
    "care_precision": ("Señales de cuidado ciertas", "Care signals that were true"),
    "care_false_alarm_rate": ("Falsas alarmas de cuidado", "Care false alarms"),
    "abstains_on_urgent": (
        "No decide si hay autolesión o violencia",
        "Abstains on self-harm and violence",
    ),
    "calibration_error": ("Error de calibración", "Calibration error"),
    "right_when_sure": (
        "Acierto con seguridad ≥ 0,8",
        "Right where sure (≥ 0.8)",
    ),
    "accuracy_answered": ("Acierto en lo que contesta", "Right among the answered"),
    "coverage": ("Cobertura", "Coverage"),
    "accuracy_at_coverage": (
        "Acierto en el 85 % más seguro",
        "Right among the surest 85 %",
    ),
    "reliability": ("Calibración", "Calibration"),
    "reliability_note": (
        (
            "Cada punto es una décima de seguridad; sobre la diagonal, lo que dice es "
            "lo que acierta. El área del punto es el número de mensajes."
        ),
        (
            "Each point is a tenth of confidence; on the diagonal it is as right as it"
            " says. The area of a point is the number of messages."
        ),
    ),
    "confidence": ("Seguridad", "Confidence"),
    "accuracy": ("Acierto", "Accuracy"),
    "bin": ("Décima", "Tenth"),
    "by_country": ("Por país", "By country"),
    "country": ("País", "Country"),
    "by_intent": ("Por intención principal", "By primary intent"),
    "intent": ("Intención", "Intent"),
    "precision": ("Precisión", "Precision"),
    "recall": ("Exhaustividad", "Recall"),
    "by_entity": ("Por entidad", "By entity"),
    "entity": ("Entidad", "Entity"),
    "care": ("Señales de cuidado", "Care signals"),
    "signal": ("Señal", "Signal"),
    "found": ("Halladas", "Found"),
    "missed": ("Perdidas", "Missed"),
    "false": ("Falsas", "False"),
    "confusion": ("Matriz de confusión", "Confusion matrix"),
    "confusion_note": (
        (
            "Filas: lo esperado. Columnas: lo leído. Los números de la cabecera son "
            "los de las filas; una celda vacía es cero."
        ),
        (
            "Rows: expected. Columns: read. The numbers in the head are those of the "
            "rows; an empty cell is nought."
        ),
    ),
    "expected": ("Esperado", "Expected"),
    "got": ("Leído", "Read"),
    "speed": ("Rapidez", "Speed"),
    "speed_note": (
        "De uno en uno, en un solo hilo, en la máquina en que se midió.",
        "One at a time, in one thread, on the machine that measured.",
    ),
    "per_second": ("por segundo", "a second"),
    "errors": ("Los peores errores", "The worst errors"),
    "errors_note": (
        (
            "De {all} mensajes con algo mal, los {shown} que más pesan: primero un "
            "peligro no visto, luego una señal perdida, luego lo que se leyó mal con "
            "seguridad."
        ),
        (
            "Of {all} messages with something wrong, the {shown} that weigh most: a "
            "danger that was missed first, then a lost signal, then what was misread "
            "with confidence."
        ),
    ),
    "no_errors": ("Ninguno.", "None."),
    "text": ("Mensaje", "Message"),
    "abstained": ("no decidió", "did not decide"),
    "unread": ("sin leer", "unread"),
}


def words(language: str) -> Mapping[str, str]:
    """Every word of the report in one language. Raises ValueError for another one."""
    return {name: both[LANGUAGES.index(language)] for name, both in _WORDS.items()}
