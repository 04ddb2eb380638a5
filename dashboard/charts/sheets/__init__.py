"""Pictures that stand alone: a sheet of slide size with title, chart, cautions and source."""
