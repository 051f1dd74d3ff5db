"""Engines: ways to move synapses from one stop to the next."""
