"""The REST routes, one file per area; each says which requests it answers in `routes()`."""
