"""The lanes of /time, as a picture and as tables, and panels on one axis of time."""
