"""What Glassbowl says in Traditional Chinese, as it is written in Taiwan."""
