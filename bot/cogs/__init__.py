"""One file for each group of commands: parse, defer if needed, ask the domain, reply."""
