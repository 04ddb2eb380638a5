"""Ask anything, get figures: names and numbers of a store made ready to be looked up, and questions answered by them.

names.py    what datasets/ call things             index.py     the tables search_…, filled when a store is written
question.py what is typed, taken apart             answer.py    the figures that fit all its parts, and what is near
"""
