"""Sources followed: fetched, captured, taken up by the library; added, listed, previewed and removed."""
