"""Sources: what is followed, when it is due, what of it is new. Pure: no network, no store, no clock."""
