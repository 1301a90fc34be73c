"""Briefbot's adapter to Discord and to the terminal: all that is not the domain's."""
