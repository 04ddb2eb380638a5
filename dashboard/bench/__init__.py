"""What slides, pictures and embeds cost, beside what others make of the same figures."""
