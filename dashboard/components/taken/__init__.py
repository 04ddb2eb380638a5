"""What is taken along: briefings, slides, pictures, embeds, addresses."""
