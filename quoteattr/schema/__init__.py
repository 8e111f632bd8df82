"""JSON Schemas (draft 2020-12) of what ``write`` and the command line give."""

from __future__ import annotations

from typing import Any, Literal


def load(name: Literal["document", "canonical_quote"]) -> dict[str, Any]:
    """Load the schema of one line of output.

    Raises FileNotFoundError where there is none of that name.
    """
    import json
    from importlib.resources import files

    schema: dict[str, Any] = json.loads(files(__name__).joinpath(f"{name}.schema.json").read_text("utf-8"))
    return schema
