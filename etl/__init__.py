"""Documents to DuckDB: every quantity with the exact characters that state it."""
