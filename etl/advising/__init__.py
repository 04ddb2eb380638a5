"""A model may propose what a figure means; a person decides (optional, off unless an endpoint is set).

    store ─ setting (passage.py) ─ messages (prompt.py) ─ endpoint (endpoint.py) ─ answer, checked (answer.py) ─ file

What a model says is never believed: each slot must quote words that stand, character by character, in what was sent,
and its value must be one that figtrace knows. What holds waits in datasets/proposals.csv (etl.proposed).
"""
