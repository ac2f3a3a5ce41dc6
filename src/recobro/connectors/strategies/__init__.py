"""Strategies as YAML documents, for people to write: see docs/strategy.md."""

from recobro.connectors.strategies.reading import ReadStrategy, read_strategy
from recobro.connectors.strategies.tree import Problem
from recobro.connectors.strategies.writing import write_strategy

__all__ = ["Problem", "ReadStrategy", "read_strategy", "write_strategy"]
