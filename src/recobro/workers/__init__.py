"""The job worker's tasks: load, call one action, record."""
