"""What is told of an indicator or a figure, as plain values: for pages, exports and slides alike.

Rows come from the store, words from the language asked for; how they are set is for others.
"""
