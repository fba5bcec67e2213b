"""Sentences of pictures, from ``sentences.csv`` beside this file."""

from __future__ import annotations

from graph.model.wording import catalogue


def say(key: str, language: str, **facts: object) -> str:
    """A sentence with its gaps filled. Raises KeyError for an unknown key or a missing fact."""
    return catalogue("visuals").text(key, language, **facts)
