"""The citation card and its parts: who says it, where, in which words, who says otherwise."""
