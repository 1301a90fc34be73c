"""How a text is read: sentences and tokens, parts of speech, quotation marks, phrases. The rules stand on this."""
