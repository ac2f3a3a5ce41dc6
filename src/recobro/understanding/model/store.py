"""A model in a file: arrays in a zip without times, facts in JSON beside it.

No pickle: nothing in the file is run. The same model gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recobro.understanding.model.network import Network, from_bytes, to_bytes
from recobro.understanding.model.vocabulary import Floats, ViewPlan, Vocabulary

FORMAT = 1
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_BETWEEN = "\n"  # stands in no feature: the plain form holds single blanks only


class ModelFileError(RuntimeError):
    """The model is missing, damaged, or of another format."""


def save_model(
    path: Path, vocabulary: Vocabulary, network: Network, facts: Mapping[str, Any]
) -> None:
    """Write `path` (.npz) and the facts beside it (.json), weights in eight bits."""
    rows, scale = to_bytes(network.rows)
    arrays: dict[str, NDArray[Any]] = {
        "rows": rows,
        "rows_scale": scale,
        "bias": network.bias,
        "head": network.head,
        "head_bias": network.head_bias,
        "idf": vocabulary.idf.astype(np.float16),
    }
    for plan, names in zip(vocabulary.plans, vocabulary.names, strict=True):
        text = _BETWEEN.join(names).encode("utf-8", "surrogatepass")
        arrays[f"names_{plan.name}"] = np.frombuffer(text, dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=_NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as stream:
                np.lib.format.write_array(
                    stream, np.ascontiguousarray(arrays[name]), allow_pickle=False
                )
    views = [
        {"name": p.name, "share": p.share, "texts_min": p.texts_min}
        for p in vocabulary.plans
    ]
    stated = {"format": FORMAT, "views": views, "weights": file_hash(path), **facts}
    told = json.dumps(stated, ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(told + "\n", encoding="utf-8")


def load_model(path: Path) -> tuple[Vocabulary, Network, Mapping[str, Any]]:
    """The model and its facts. Raises ModelFileError, which names the file."""
    try:
        facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        with np.load(path, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        if facts["format"] != FORMAT:
            raise ModelFileError(f"{path.name} is of format {facts['format']}")
        plans = [ViewPlan(**view) for view in facts["views"]]
        names = [_names(arrays[f"names_{plan.name}"]) for plan in plans]
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise ModelFileError(f"the model {path.name} cannot be read: {error}") from None
    idf: Floats = arrays["idf"].astype(np.float32)
    network = Network(
        rows=from_bytes(arrays["rows"], arrays["rows_scale"]),
        bias=arrays["bias"],
        head=arrays["head"],
        head_bias=arrays["head_bias"],
    )
    return Vocabulary(plans, names, idf), network, facts


def _names(raw: NDArray[np.uint8]) -> list[str]:
    text = raw.tobytes().decode("utf-8", "surrogatepass")
    return text.split(_BETWEEN) if text else []


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
