"""Webhooks of the providers: verify, store, defer; nothing else."""
