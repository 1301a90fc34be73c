"""What is known of words and names: first names, titles, ordinary words, places, organisations."""
