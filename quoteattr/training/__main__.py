"""``python -m quoteattr.training``."""

from quoteattr.training.commands import main

main(prog_name="python -m quoteattr.training")
