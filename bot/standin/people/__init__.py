"""What people at Discord's client do, and how a test makes them and the servers that they are in."""
