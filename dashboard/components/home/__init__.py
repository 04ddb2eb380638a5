"""The first page: indicators as cards, what is new, what nothing explains, the claims over time."""
