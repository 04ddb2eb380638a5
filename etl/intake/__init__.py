"""Originals taken in: a PDF, a Hangul or Word file, a sheet, a page, becomes one text with tables and pages.

Comes in: the bytes of a file, whatever it is called. Goes out: a Taken, whose text the rest of the line reads as it
reads any document. Nothing behind this folder knows what the original was.
"""
