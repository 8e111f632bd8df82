"""How well and how fast quoteattr works, measured; not part of the installed package."""
