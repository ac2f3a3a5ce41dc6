"""The trained reader: features, weights, thresholds, and how they are made.

Reading needs NumPy; training (training.py, school.py) the extra `train`.
"""

from recobro.understanding.model.interpreter import TrainedInterpreter
from recobro.understanding.model.reader import Reader, load_reader
from recobro.understanding.model.store import ModelFileError

__all__ = ["ModelFileError", "Reader", "TrainedInterpreter", "load_reader"]
