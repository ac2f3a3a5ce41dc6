"""The account and the policy of a document, over the defaults that it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
_TEXTS = ("min_installment", "max_discount_percent", "human_over")


def settings(block: str) -> dict[str, Any]:
    """converse's fields from a YAML block over the defaults it names."""
    own = yaml.load(block, Loader=yaml.BaseLoader)
    defaults = (HERE / "defaults.yaml").read_text("utf-8")
    every = yaml.load(defaults, Loader=yaml.BaseLoader)
    base = every["accounts"][own.pop("account")]
    policy = every["policy"] | base.pop("policy", {}) | own.pop("policy", {})
    debtor = base.pop("debtor") | own.pop("debtor", {})
    found = every["common"] | base | own
    invoices = [_invoice(i) for i in found["invoices"]]
    if "owed" in found:
        invoices[0] |= {"amount": found["owed"], "outstanding": found["owed"]}
    question, answer = next(iter((found.get("identity") or {}).items()), (None, None))
    return {
        "country": found["country"],
        "timezone": found["timezone"],
        "now": found["now"].replace(" ", "T") + ":00",
        "channel": found["channel"],
        "opening": None if found["opening"] == "null" else found["opening"],
        "account": {
            "creditor": found["creditor"],
            "debtor": debtor,
            "identity": {"question": question, "answer": answer} if question else None,
            "currency": found["currency"],
            "invoices": invoices,
        },
        "policy": {name: _limit(name, value) for name, value in policy.items()},
    }


def _invoice(values: Mapping[str, str]) -> dict[str, str]:
    amount, due = values["amount"], values["due"]
    return {
        "number": values["number"],
        "concept": values["concept"],
        "issue_date": values.get("issued", due),
        "due_date": due,
        "amount": amount,
        "outstanding": values.get("outstanding", amount),
    }


def _limit(name: str, value: Any) -> Any:
    if isinstance(value, Mapping) or name in _TEXTS:
        return value
    if value in ("null", "true", "false"):
        return {"null": None, "true": True, "false": False}[value]
    return int(value)
