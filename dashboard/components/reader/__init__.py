"""A document as a person reads it: its text, its pages, what is not taken in yet."""
