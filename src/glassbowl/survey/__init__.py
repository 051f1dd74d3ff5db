"""A survey: what was asked, what was answered, counted and made into numbers."""
