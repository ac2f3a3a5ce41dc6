"""The guard: what may leave in our name, whoever wrote it.

Pure and deterministic: a draft and the facts of an account in, a verdict out.
"""
