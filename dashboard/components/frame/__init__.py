"""What stands around every page: head, menu, foot, keys, pages of a list."""
