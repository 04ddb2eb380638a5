"""The page of an indicator: chart, rail, table, sections, computed values."""
