"""Fitting the two readers: linear support vectors, and a layer of hidden sums.

Needs scikit-learn and SciPy (the extra `train`); reading needs neither. With the same
bags, labels and seed the weights come out the same, byte for byte, on one machine and
with one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recobro.understanding.model.features import Document
from recobro.understanding.model.network import Network, join, softmax
from recobro.understanding.model.vocabulary import Floats, Vocabulary

Flags = NDArray[np.bool_]
Told = Callable[[int, int], None]
_BETA1, _BETA2, _TINY = 0.9, 0.999, 1e-8


class TrainingUnavailableError(RuntimeError):
    """The packages that training needs are not installed."""


def require_packages() -> None:
    """Raise TrainingUnavailableError, which says what to install, where they lack."""
    try:
        import scipy.sparse  # noqa: F401, PLC0415  the extra `train`
        import sklearn.svm  # noqa: F401, PLC0415
    except ImportError as error:
        raise TrainingUnavailableError(
            "training needs scikit-learn, which reading does not: "
            "pip install 'recobro[train]'"
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenPlan:
    """How the hidden reader is fitted.

    `sums` in each of `nets` nets started differently (their scores are averaged);
    `drop_in` and `drop_hidden` are the shares left out at random in each step.
    """

    sums: int = 64
    nets: int = 1
    epochs: int = 12
    batch: int = 64
    rate: float = 2e-3
    drop_in: float = 0.5
    drop_hidden: float = 0.5


def matrix_of(vocabulary: Vocabulary, documents: Sequence[Document]) -> Any:
    """The bags as a sparse matrix (scipy.sparse.csr_matrix), one row a document."""
    import scipy.sparse as sp  # noqa: PLC0415  the extra `train`

    bags = [vocabulary.bag(doc) for doc in documents]
    ends = np.cumsum([0, *(len(ids) for ids, _ in bags)])
    matrix = sp.csr_matrix(
        (
            np.concatenate([weights for _, weights in bags]),
            np.concatenate([ids for ids, _ in bags]).astype(np.int32),
            ends.astype(np.int32),
        ),
        shape=(len(bags), len(vocabulary)),
    )
    matrix.sort_indices()
    return matrix


def fit_linear(
    bags: Any, flags: Flags, *, penalty: float, weights: Floats | None = None
) -> tuple[Floats, Floats]:
    """One support vector machine for each column of `flags`: weights F by K, bias K.

    `penalty` is the C of LinearSVC. A label without an example, or with nothing else,
    scores -1 or 1 always.
    """
    from sklearn.svm import LinearSVC  # noqa: PLC0415  the extra `train`

    columns = np.zeros((bags.shape[1], flags.shape[1]), dtype=np.float32)
    bias = np.zeros(flags.shape[1], dtype=np.float32)
    for label in range(flags.shape[1]):
        wanted = flags[:, label]
        if wanted.all() or not wanted.any():
            bias[label] = 1.0 if wanted.any() else -1.0
            continue
        machine = LinearSVC(C=penalty, random_state=0)
        machine.fit(bags, wanted, sample_weight=weights)
        columns[:, label] = machine.coef_[0]
        bias[label] = machine.intercept_[0]
    return columns, bias


def fit_network(
    bags: Any,
    flags: Flags,
    *,
    softmax_columns: int,
    penalty: float,
    hidden: HiddenPlan,
    seed: int,
    linear_columns: int | None = None,
    weights: Floats | None = None,
    told: Told | None = None,
) -> Network:
    """Both readers. The first `softmax_columns` of `flags` exclude one another.

    The linear reader learns the first `linear_columns` (all where None); `weights` says
    how much each row counts (1 where None); `told` hears of nets.
    """
    linear, linear_bias = fit_linear(
        bags, flags[:, :linear_columns], penalty=penalty, weights=weights
    )
    counts = np.ones(bags.shape[0], dtype=np.float32) if weights is None else weights
    wanted = flags.astype(np.float32)
    nets = []
    for number in range(hidden.nets):
        nets.append(
            _fit_hidden(bags, wanted, softmax_columns, counts, hidden, seed + number)
        )
        if told:
            told(number + 1, hidden.nets)
    head = np.concatenate([net["head"] for net in nets])
    rows, bias = join(
        linear,
        linear_bias,
        np.concatenate([net["rows"] for net in nets], axis=1),
        np.concatenate([net["bias"] for net in nets]),
    )
    return Network(
        rows=rows,
        bias=bias,
        head=(head / len(nets)).astype(np.float32),
        head_bias=np.mean([net["head_bias"] for net in nets], axis=0, dtype=np.float32),
    )


class _Adam:
    """Adam (Kingma and Ba, ICLR 2015), moving only the rows that a step touches."""

    def __init__(self, values: dict[str, Floats], rate: float, steps: int) -> None:
        self.values = values
        self._first = {name: np.zeros_like(v) for name, v in values.items()}
        self._second = {name: np.zeros_like(v) for name, v in values.items()}
        self._rate = rate
        self._steps = steps
        self._step = 0

    def begin(self) -> None:
        """One more step; the rate falls in a straight line to nothing."""
        self._step += 1
        t = self._step
        falling = self._rate * (1 - t / (self._steps + 1))
        self._now = np.float32(falling * np.sqrt(1 - _BETA2**t) / (1 - _BETA1**t))

    def move(self, name: str, slope: Floats, rows: Any = slice(None)) -> None:
        """Go down the slope in the rows named."""
        first = self._first[name][rows] * np.float32(_BETA1)
        first += np.float32(1 - _BETA1) * slope
        self._first[name][rows] = first
        second = self._second[name][rows] * np.float32(_BETA2)
        second += np.float32(1 - _BETA2) * slope * slope
        self._second[name][rows] = second
        self.values[name][rows] -= (
            self._now * first / (np.sqrt(second) + np.float32(_TINY))
        )


def _fit_hidden(
    bags: Any,
    wanted: Floats,
    softmax_columns: int,
    weights: Floats,
    plan: HiddenPlan,
    seed: int,
) -> dict[str, Floats]:
    """One net by stochastic descent; its `rows`, `bias`, `head` and `head_bias`."""
    random = np.random.default_rng(seed)
    (texts, features), labels = bags.shape, wanted.shape[1]
    values = {
        "rows": (random.standard_normal((features, plan.sums)) * 0.1),
        "bias": np.zeros(plan.sums),
        "head": random.standard_normal((plan.sums, labels)) / np.sqrt(plan.sums),
        "head_bias": np.zeros(labels),
    }
    steps = plan.epochs * -(-texts // plan.batch)
    adam = _Adam(
        {name: v.astype(np.float32) for name, v in values.items()}, plan.rate, steps
    )
    for _epoch in range(plan.epochs):
        order = random.permutation(texts)
        for first in range(0, texts, plan.batch):
            chosen = np.sort(order[first : first + plan.batch])
            _step(
                adam, bags[chosen], wanted[chosen], weights[chosen], softmax_columns,
                plan, random,
            )  # fmt: skip
    return adam.values


def _step(
    adam: _Adam,
    bags: Any,
    wanted: Floats,
    weights: Floats,
    softmax_columns: int,
    plan: HiddenPlan,
    random: np.random.Generator,
) -> None:
    """One batch: forward with features and sums left out, back, move."""
    import scipy.sparse as sp  # noqa: PLC0415  the extra `train`

    values = adam.values
    kept = random.random(bags.nnz, dtype=np.float32) >= plan.drop_in
    data = bags.data * kept / np.float32(1 - plan.drop_in)
    touched, numbers = np.unique(bags.indices, return_inverse=True)
    small = sp.csr_matrix(
        (data, numbers.astype(np.int32), bags.indptr),
        shape=(bags.shape[0], len(touched)),
    )
    sums = small @ values["rows"][touched] + values["bias"]
    open_ = random.random(sums.shape, dtype=np.float32) >= plan.drop_hidden
    gate = (sums > 0) * open_ / np.float32(1 - plan.drop_hidden)
    hidden = (sums * gate).astype(np.float32)
    scores = hidden @ values["head"] + values["head_bias"]
    slope = np.empty_like(scores)
    first = softmax_columns
    slope[:, :first] = softmax(scores[:, :first]) - wanted[:, :first]
    slope[:, first:] = 1 / (1 + np.exp(-scores[:, first:])) - wanted[:, first:]
    slope *= (weights / len(weights))[:, None]
    back = ((slope @ values["head"].T) * gate).astype(np.float32)
    adam.begin()
    adam.move("head", hidden.T @ slope)
    adam.move("head_bias", slope.sum(axis=0))
    adam.move("bias", back.sum(axis=0))
    adam.move("rows", (small.T @ back).astype(np.float32), touched)
