"""`python -m inroad` is the `inroad` command."""

from inroad.cli.main import run

run()
