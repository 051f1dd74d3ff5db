"""What Glassbowl says in English."""
