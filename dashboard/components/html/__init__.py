"""From a tree of components to HTML or JSON, and small turns of type."""
