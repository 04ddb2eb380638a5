"""Measurements of the extraction: how right, how fast, how sure of its time on any input.

Nothing here is needed to build or to serve. Generated text is made when it is wanted and never kept;
the environments of peers lie in build/bench-envs/ and can be thrown away.
"""
