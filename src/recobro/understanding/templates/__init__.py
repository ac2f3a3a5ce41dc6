"""The wording of the messages that the strategy sends."""

from recobro.understanding.templates.step_writer import CatalogueStepWriter

__all__ = ["CatalogueStepWriter"]
