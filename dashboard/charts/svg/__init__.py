"""The one renderer of the server: a figure of ours as SVG, for pages, pictures, embeds, panels and sparks."""
