"""The Django app that owns the tables, row-level security and the chronology."""
