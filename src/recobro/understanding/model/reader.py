"""The trained model in use: evidence of one message to its intents and confidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recobro.domain.readings import Care, Intent
from recobro.understanding.model.deciding import (
    Opinion,
    Thresholds,
    care_of,
    confidence_of,
    intents_of,
    opinion,
    signs_of,
)
from recobro.understanding.model.evidence import Evidence
from recobro.understanding.model.network import Network
from recobro.understanding.model.store import ModelFileError, load_model, save_model
from recobro.understanding.model.vocabulary import Vocabulary

SHIPPED = Path(__file__).with_name("data") / "reader.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Vocabulary, weights and thresholds under one version name."""

    version: str
    vocabulary: Vocabulary
    network: Network
    limits: Thresholds
    facts: Mapping[str, Any]

    def opine(self, evidence: Evidence) -> Opinion:
        """What the model alone thinks."""
        ids, weights = self.vocabulary.bag(evidence.doc)
        linear, hidden = self.network.scores(ids, weights)
        return opinion(linear, hidden, self.limits)

    def choose(
        self, evidence: Evidence
    ) -> tuple[tuple[Intent, ...], float, frozenset[Care]]:
        """The intents, primary first; how probable the primary is; care signals.

        The signals are those that the model finds, the written rules' not among them.
        """
        view = self.opine(evidence)
        tokens = evidence.doc.tokens
        signs = signs_of(
            view, evidence.found, len(tokens), self.vocabulary.unseen(tokens)
        )
        confidence = confidence_of(signs, view.choice, self.limits)
        return intents_of(view), confidence, care_of(view, self.limits)

    def save(self, path: Path) -> None:
        """Write the two files of the model (store.py)."""
        facts = {
            **self.facts,
            "version": self.version,
            "thresholds": self.limits.as_json(),
        }
        save_model(path, self.vocabulary, self.network, facts)


def load_reader(path: Path = SHIPPED) -> Reader:
    """The reader in a file, by default the one that ships. Raises ModelFileError."""
    vocabulary, network, facts = load_model(path)
    try:
        return Reader(
            version=str(facts["version"]),
            vocabulary=vocabulary,
            network=network,
            limits=Thresholds.from_json(facts["thresholds"]),
            facts=facts,
        )
    except (KeyError, TypeError) as error:
        raise ModelFileError(
            f"{path.name} lacks what a reader needs: {error}"
        ) from None
