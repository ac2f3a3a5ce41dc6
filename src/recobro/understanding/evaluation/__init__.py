"""How well messages are read: scores, a report, and corrections as labelled data."""

from recobro.understanding.evaluation.bars import Bar, bars_of
from recobro.understanding.evaluation.labelled import (
    Labelled,
    LabelledFileError,
    read_labelled,
    set_hash,
)
from recobro.understanding.evaluation.run import Run, read_all
from recobro.understanding.evaluation.scoring import Figures, score, score_by

__all__ = [
    "Bar",
    "Figures",
    "Labelled",
    "LabelledFileError",
    "Run",
    "bars_of",
    "read_all",
    "read_labelled",
    "score",
    "score_by",
    "set_hash",
]
