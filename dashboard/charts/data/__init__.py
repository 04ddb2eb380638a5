"""What is drawn: a row as a mark, its time as days, who only repeats, who differs."""
