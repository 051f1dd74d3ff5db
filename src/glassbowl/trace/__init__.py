"""A run kept so that any round can be looked at again: bit for bit, both ways."""
