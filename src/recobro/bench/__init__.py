"""Measurements: `recobro bench NAME` prints rates, percentiles and memory as JSON."""
