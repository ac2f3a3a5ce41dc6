"""`python -m recobro` is the recobro command."""

from recobro.cli.main import main

main()
