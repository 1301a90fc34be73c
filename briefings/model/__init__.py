"""Frozen domain types, one file for each station of the data's way. Imports the standard library only."""
