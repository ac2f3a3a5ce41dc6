"""The recobro command."""
