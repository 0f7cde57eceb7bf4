"""What every part of a case file is: immutable, and an unknown field is a fault."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]


class Part(BaseModel):
    """Base of the case file's parts: immutable, and an unknown field is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
