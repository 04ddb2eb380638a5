"""Lists of many: figures with their facets, answers to a question, versions and changes."""
