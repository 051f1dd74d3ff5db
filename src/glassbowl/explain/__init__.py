"""Questions asked of a round or a run: read only."""
