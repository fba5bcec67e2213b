"""What only the HTTP door can refuse."""

from __future__ import annotations

from graph.errors import SeinatonError


class NotAllowed(SeinatonError):
    """The reader may not see this. ``facts["status"]``: 401 where a token would help, 403 where theirs does not."""
