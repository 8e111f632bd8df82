"""A small English set of models for stanza: trained by stanza's own trainers, in stanza's own layout."""
