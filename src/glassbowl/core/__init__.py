"""The network itself, to be read: NumPy and nothing else, what every engine must equal."""
