"""Sheets of XLSX and CSV as pages that we draw ourselves from their cells: a window of rows under its heads.

`grid.py` finds tables and cells in the text of a document, `plan.py` cuts them into pages, `lay.py` gives everything on
a page its place, `draw.py` makes an SVG of it.
"""
