"""`python -m dashboard.cli` is `figtrace`."""

from dashboard.cli import main

main()
