"""Signals that a person needs care before anything else.

The lexicon is data, one file for each field of life, in plain Spanish and English;
`sound.py` makes it and the message alike, so that spelling does not matter.
"""

from recobro.understanding.care.reader import care_signals, plain_care_signals

__all__ = ["care_signals", "plain_care_signals"]
