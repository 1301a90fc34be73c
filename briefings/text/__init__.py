"""What is done to text wherever it is from: made safe, shortened, folded, compared. The lowest room but the lexicon.

cleaning            clean: one line of visible characters; escape_unseen: the same written out, for the log
links               safe_link: an address that may be offered for a click
discord_markdown    escape_discord: words that Discord shows as they are
shortening          shorten: whole words within a length; shorten_name: of a name a part of its first word at least
folding             fold, even: the forms in which names and words are compared
wording             what of a text tells it from another: names, figures, days, negation, sides
likeness            compare: do two texts say the same
datelines           measure_dateline: where a report was written, before its first words
known               KnownTexts, EarlierText: what readers know already
"""
