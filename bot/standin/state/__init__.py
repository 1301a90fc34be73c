"""What the stand-in holds: servers, channels, people, messages, commands and interactions, and their JSON."""
