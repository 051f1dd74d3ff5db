"""`python -m glassbowl` is the command line."""

from glassbowl.cli.main import run

run()
