"""Briefbot's domain: documents in, cited briefings out. These names are all that other packages may use."""
