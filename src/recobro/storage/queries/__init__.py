"""Reads for the edges: one page each, frozen values out, a fixed number of queries."""
