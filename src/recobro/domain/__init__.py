"""Values and pure functions of collections: standard library only, no clock, no I/O."""
