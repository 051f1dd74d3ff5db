"""The studio: the built page, served to this machine alone."""
