"""What is done to text wherever it is from; the lowest room, which knows no other."""
