"""What a problem is to programs: problem details (RFC 9457), with what is wrong where, and what may have been meant."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """What is wrong with one parameter."""

    model_config = ConfigDict(extra="forbid")
    place: str = Field(description="The parameter.", examples=["limit"])
    text: str = Field(description="What is wrong with it.")


class Candidate(BaseModel):
    """One of several things that a name may stand for."""

    model_config = ConfigDict(extra="forbid")
    id: str
    name: str
    kind: str
    fictional: bool = Field(description="Whether it is made up, for example to practise with.")


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(extra="forbid")
    type: str = Field(examples=["urn:seinaton:problem:nothing-named"])
    title: str
    status: int
    code: str = Field(description="Names the problem, whatever the language.", examples=["nothing-named"])
    detail: str = Field(description="What is wrong and what to do, in the reader's language.")
    errors: list[Fault] = Field(default_factory=list)
    candidates: list[Candidate] = Field(default_factory=list)
    near: list[str] = Field(default_factory=list, description="Names that come near, for one that nothing has.")


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation says in OpenAPI of the problems it may answer with."""
    return {status: {"model": Problem, "content": {MEDIA_TYPE: {}}} for status in statuses}
