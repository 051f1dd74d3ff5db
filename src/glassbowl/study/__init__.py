"""A study: the network, the questions and the evidence, from a survey to ranked prospects."""
