"""Rows to figures: plain dicts of plotly, pure, without the store and without colours.

A figure names its colours (`$o1`, see dashboard.theme) and is made for a width in pixels: at that
width and at any greater one no label is cut and none lies over another.
"""
