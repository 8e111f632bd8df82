"""Engines that are other people's parsers, and what a parser finds as one neutral value."""
