"""How a text is read below its sentences: one view of its signs, numerals, units. Grammar in code, words in data."""
