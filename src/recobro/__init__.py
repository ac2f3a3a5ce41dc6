"""recobro: the open-source, self-hosted AI collections agent."""

__version__ = "0.1.0"
