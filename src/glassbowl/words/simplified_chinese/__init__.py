"""What Glassbowl says in Simplified Chinese, as it is written on the mainland."""
