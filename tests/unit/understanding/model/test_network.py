"""The arithmetic of reading against that of scikit-learn, on the same features."""

from __future__ import annotations

import numpy as np
import pytest

from recobro.understanding.model.features import document
from recobro.understanding.model.network import Network, from_bytes, softmax, to_bytes
from recobro.understanding.model.training import fit_linear, matrix_of
from recobro.understanding.model.vocabulary import ViewPlan, build_vocabulary

_TEXTS = ("ya pagué", "pago mañana", "no debo nada", "pago el lunes", "ya está pagado")
_PLANS = (ViewPlan(name="words", texts_min=1), ViewPlan(name="letters", texts_min=1))
_DOCS = [document(text) for text in _TEXTS]


def _network(linear: np.ndarray, bias: np.ndarray) -> Network:
    return Network(
        rows=linear,
        bias=bias,
        head=np.zeros((0, 2), np.float32),
        head_bias=np.zeros(2, np.float32),
    )


def test_linear_scores_equal_scikit_learn_decision() -> None:
    svm = pytest.importorskip("sklearn.svm")
    vocabulary = build_vocabulary(_DOCS, _PLANS)
    bags = matrix_of(vocabulary, _DOCS)
    flags = np.array([[1, 0, 0, 0, 1], [0, 1, 0, 1, 0]], dtype=np.bool_).T
    network = _network(*fit_linear(bags, flags, penalty=1.0))

    for column in range(2):
        machine = svm.LinearSVC(C=1.0, random_state=0).fit(bags, flags[:, column])
        wanted = machine.decision_function(bags)
        ours = [network.scores(*vocabulary.bag(doc))[0][column] for doc in _DOCS]
        assert ours == pytest.approx(wanted, abs=1e-5)


def test_bags_equal_scikit_learn_tfidf() -> None:
    text = pytest.importorskip("sklearn.feature_extraction.text")
    vocabulary = build_vocabulary(_DOCS, _PLANS[:1])
    tfidf = text.TfidfVectorizer(analyzer=_words, sublinear_tf=True, min_df=1)

    ours = matrix_of(vocabulary, _DOCS).toarray()

    assert ours == pytest.approx(tfidf.fit_transform(_DOCS).toarray(), abs=1e-6)


def _words(doc: object) -> list[str]:
    from recobro.understanding.model.features import Document, words  # noqa: PLC0415

    assert isinstance(doc, Document)
    return words(doc)


def test_hidden_sums_below_zero_are_silent() -> None:
    network = Network(
        rows=np.array([[0.5, 1.0, -1.0]], np.float32),
        bias=np.array([0.25, 0.0, 0.0], np.float32),
        head=np.array([[2.0], [3.0]], np.float32),
        head_bias=np.array([0.5], np.float32),
    )

    linear, hidden = network.scores(np.array([0]), np.array([2.0], np.float32))

    assert linear.tolist() == [1.25]  # 0.25 + 2 * 0.5
    assert hidden.tolist() == [4.5]  # 0.5 + 2 * (2 * 1.0); the other sum is -2


def test_message_without_features_gets_biases() -> None:
    network = _network(np.ones((1, 2), np.float32), np.array([3.0, 4.0], np.float32))

    linear, _ = network.scores(np.zeros(0, np.int64), np.zeros(0, np.float32))

    assert linear.tolist() == [3.0, 4.0]


def test_bytes_are_off_half_a_step() -> None:
    matrix = np.random.default_rng(1).standard_normal((50, 4)).astype(np.float32)

    back = from_bytes(*to_bytes(matrix))

    half_a_step = np.abs(matrix).max(axis=0) / 127 / 2
    assert (np.abs(back - matrix) <= half_a_step + 1e-6).all()


def test_softmax_sums_to_one_far_out() -> None:
    assert softmax(np.array([1000.0, 0.0], np.float32)).tolist() == [1.0, 0.0]
