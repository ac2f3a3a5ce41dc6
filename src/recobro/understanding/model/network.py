"""The arithmetic of reading: a bag of weighted features to one score a label.

Two readers of the same bag stand side by side in one matrix, so that one gathering of
rows serves both: `linear` columns that are scores already (linear support vector
machines, one against the rest), and `hidden` columns that a layer of rectified sums
turns into scores. NumPy only; the weights come from training.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recobro.understanding.model.vocabulary import Floats, Ids

Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Weights of the readers over `F` features, `L` linear scores, `H` hidden sums.

    `rows` is F by L + H: the linear scores of a feature first, its hidden sums after.
    `bias` has L + H values; `head` is H by the number of the second reader's scores,
    `head_bias` one for each of these.
    """

    rows: Floats
    bias: Floats
    head: Floats
    head_bias: Floats

    @property
    def linear(self) -> int:
        """How many linear scores come out."""
        return int(self.rows.shape[1] - self.head.shape[0])

    def scores(self, ids: Ids, weights: Floats) -> tuple[Floats, Floats]:
        """The linear scores and the hidden layer's of one bag."""
        sums = self.bias + weights @ self.rows.take(ids, axis=0)
        linear = self.linear
        hidden = np.maximum(sums[linear:], 0)
        return sums[:linear], hidden @ self.head + self.head_bias


def join(
    linear: Floats, linear_bias: Floats, hidden: Floats, hidden_bias: Floats
) -> tuple[Floats, Floats]:
    """The rows and the bias of a network of both readers (F by L and F by H)."""
    rows = np.concatenate([linear, hidden], axis=1).astype(np.float32)
    bias = np.concatenate([linear_bias, hidden_bias]).astype(np.float32)
    return np.ascontiguousarray(rows), bias


def to_bytes(matrix: Floats) -> tuple[Bytes, Floats]:
    """The matrix in eight bits a weight, and the scale of each of its columns.

    A weight is off by half a step at most: 1/254 of the largest of its column.
    """
    largest = np.abs(matrix).max(axis=0, initial=0.0)
    scale = (np.where(largest > 0, largest, 1.0) / 127).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale


def from_bytes(matrix: Bytes, scale: Floats) -> Floats:
    """The weights again."""
    return matrix.astype(np.float32) * scale


def softmax(scores: Floats) -> Floats:
    """Shares that sum to one, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares
