"""How rows are kept back to judge with, and how good a list of probabilities is on them."""
