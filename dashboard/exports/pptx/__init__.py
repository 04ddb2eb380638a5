"""Slide decks with native, editable charts that carry their sources, and their refresh.

wish      what a slide shows: an indicator in a state, one figure, a table; tray: several, laid aside
plan      a wish and the store → all that stands on the slide, as plain values (number, grid, tables)
plotting  marks → a plot: claims over time, lanes, periods (plot, scale, timeline)
chart     a plot → DrawingML (axes, drawing); sheet and workbook: the spreadsheet inside
notes     what the speaker reads, and what a refresh remembers by
titles    what a slide is called; cards, overview: several figures on one (tiles); arrange: a deck of everything
template  our own deck, made in code; places: where things belong in any template
slide     a plan put on a slide (words, shapes, text); references; deck: all of it as bytes
package   bytes of others opened with care, and saved the same way every time
refresh   a deck that people have changed, brought up to date (finds, renewal, transplant, changes)
"""
