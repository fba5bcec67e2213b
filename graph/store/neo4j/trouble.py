"""What the driver and the server complain about, in our words, and which of it passes by itself."""

from __future__ import annotations

from ssl import SSLError

from neo4j.exceptions import (
    AuthError,
    DriverError,
    ForbiddenOnReadOnlyDatabase,
    Neo4jError,
    NotALeader,
    ServiceUnavailable,
    SessionExpired,
    WriteServiceUnavailable,
)

from graph.errors import SeinatonError, StoreUnusable

_MEMORY_SETTING = "dbms.memory.transaction.total.max"


def out_of_memory(error: Exception) -> bool:
    """Whether the server ran out of memory: trying the same again would only do it again."""
    return isinstance(error, Neo4jError) and "OutOfMemory" in str(error.code)


def retryable(error: Exception) -> bool:
    """Whether the same may work in a moment."""
    if out_of_memory(error):
        return False
    return isinstance(error, Neo4jError | DriverError) and error.is_retryable()


def explained(error: Exception, address: str) -> SeinatonError:
    """The error of ours for one of the driver or the server."""
    code = str(getattr(error, "code", "") or "")
    cause = _cause(error)
    reason = _reason(error, cause)
    if out_of_memory(error):
        return StoreUnusable("neo4j-memory", address=address, setting=_MEMORY_SETTING)
    if isinstance(error, AuthError) or code.startswith("Neo.ClientError.Security.Auth"):
        return StoreUnusable("neo4j-password", address=address)
    if "DatabaseNotFound" in code:
        return StoreUnusable("neo4j-no-database", address=address, reason=reason)
    if _read_only(error, code):
        return StoreUnusable("neo4j-read-only", address=address)
    if "TransactionTimedOut" in code:
        return StoreUnusable("neo4j-slow", address=address)
    if isinstance(cause, SSLError):
        return StoreUnusable("neo4j-encryption", address=address, reason=reason)
    if isinstance(error, ServiceUnavailable | SessionExpired) or "DatabaseUnavailable" in code:
        return StoreUnusable("neo4j-down", address=address, reason=reason)
    return StoreUnusable("neo4j-trouble", address=address, reason=reason)


def _read_only(error: Exception, code: str) -> bool:
    if isinstance(error, ForbiddenOnReadOnlyDatabase | NotALeader | WriteServiceUnavailable):
        return True
    return code.startswith("Neo.ClientError.Security.Forbidden") or "ReadOnly" in code or "AccessMode" in code


def _cause(error: BaseException) -> OSError | None:
    """What the system or the encryption said, where the driver's error comes from that."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, OSError):
        at = at.exceptions[0] if isinstance(at, BaseExceptionGroup) else at.__cause__ or at.__context__
    return at


def _reason(error: Exception, cause: OSError | None) -> str:
    """Why, as one short line for people who can read such things."""
    text = (cause.strerror or str(cause)) if cause else str(getattr(error, "message", "") or error)
    return (text.splitlines() or [""])[0][:300]
