"""The command line: decode, one library call, encode; in three languages."""
