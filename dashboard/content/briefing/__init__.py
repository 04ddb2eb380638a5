"""Briefings: one sheet of A4 about an indicator, an origin, a document or several indicators."""

from dashboard.content.briefing.fit import fit_sheet
from dashboard.content.briefing.model import Briefing, Difference, Sheet, Source, Statement
from dashboard.content.briefing.subjects import brief_document, brief_indicator, brief_indicators, brief_origin

__all__ = [
    "Briefing",
    "Difference",
    "Sheet",
    "Source",
    "Statement",
    "brief_document",
    "brief_indicator",
    "brief_indicators",
    "brief_origin",
    "fit_sheet",
]
