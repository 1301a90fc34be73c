"""Discord's rules for what the bot sends: each reads a JSON body and notes what is wrong, field by field."""
