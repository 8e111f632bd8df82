"""quoteattr inside other libraries: one module a library, imported only where it is used."""
