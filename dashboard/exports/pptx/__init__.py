"""Slide decks with native, editable charts that carry their sources, and their refresh.

wish       what a slide shows: an indicator in a state, one figure, a table
plan       a wish and the store → everything that stands on the slide, as plain values
plot       marks → series, axes and labels of a native chart
chart      a plot → DrawingML; workbook: the spreadsheet inside; notes: what the speaker reads
template   our own deck, made in code; places: where things belong in any template
slide      a plan put on a slide; deck: many of them, as bytes
refresh    a deck that people have changed, brought up to date; changes: the slide that says how
"""
