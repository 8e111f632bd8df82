"""What quoteattr knows of English: tables only, no decisions."""
