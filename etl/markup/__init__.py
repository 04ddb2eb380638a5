"""Pages as tags and characters, and what of them is seen: known to those who take files in and who read texts."""
