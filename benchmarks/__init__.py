"""Measurements of speed, memory and findability: `make measure`. Never part of the tests."""
