"""Small pictures of figures: panels under each other on one axis of time, and sparks."""
