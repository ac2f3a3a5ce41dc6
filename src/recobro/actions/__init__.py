"""Use cases, one per file: the only code that writes, defers jobs or sends."""
