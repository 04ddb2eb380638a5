"""Parts that pages are made of: trees of Dash components from plain rows, without callbacks."""
