"""The daily cycle: a run in ranges of accounts, each decided and written at one stroke.

`begin` makes a run or finds the unfinished one; `lanes` works its ranges, in as many
processes as there are; `one_range` decides and writes a range under its locks, for the
run and for `actions.reconsider`; `today` yields the decisions without writing any.
"""
