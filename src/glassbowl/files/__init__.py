"""What is written to disk and read back: model files and score sheets."""
