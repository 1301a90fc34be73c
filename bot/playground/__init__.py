"""The page that shows the bot in a browser: what it serves and is told, its opening scene and its clock."""
