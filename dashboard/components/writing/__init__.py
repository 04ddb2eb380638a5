"""The forms that write, on the own machine alone: adding, settling, building."""
