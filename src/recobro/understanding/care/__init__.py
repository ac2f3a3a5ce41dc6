"""Signals that a person needs care before anything else.

The lexicon is data, one file for each field of life, in plain Spanish and English;
`sound.py` makes it and the message alike, so that spelling does not matter.
"""

from recobro.understanding.care.grown import AGE_SIGNALS, tells_grown_age
from recobro.understanding.care.reader import care_signals, plain_care_signals

__all__ = ["AGE_SIGNALS", "care_signals", "plain_care_signals", "tells_grown_age"]
