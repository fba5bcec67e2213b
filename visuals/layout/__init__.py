"""Where things of a drawing stand."""
