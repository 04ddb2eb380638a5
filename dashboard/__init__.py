"""DuckDB to people: charts, pages, exports, and the command line."""
