"""Article → Analysis: pure, synchronous, the same in every process."""
