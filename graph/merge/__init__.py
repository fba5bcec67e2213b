"""Checks, identity and merging: pure functions from sayings to findings and merged records."""
