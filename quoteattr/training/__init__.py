"""How the bundled model is made: from annotated articles to the file that the compact engine loads."""
