"""The version of what takes articles from what was fetched, apart from it: who only names it loads no parser."""

#: Raised when what is taken out of the same bytes becomes another text.
EXTRACTOR = 1
