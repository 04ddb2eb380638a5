"""A briefing as a file: PDF, DOCX, HWPX, all of the same sheet."""
