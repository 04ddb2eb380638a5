"""What all charts stand on: sizes, axes, colours by name, direct labels, strokes."""
