"""The corpus: labelled messages read, built from a grammar, widened and checked."""

from recobro.understanding.corpus.examples import (
    CorpusFormatError,
    Example,
    Kind,
    parse_examples,
    read_examples,
    read_training,
)

__all__ = [
    "CorpusFormatError",
    "Example",
    "Kind",
    "parse_examples",
    "read_examples",
    "read_training",
]
