"""A small English set of models for stanza: ``FOLDER`` is what ``stanza.Pipeline`` takes as ``dir``."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FOLDER"]

#: The set in stanza's own layout: ``resources.json``, the models under ``en``, and ``SHA256SUMS`` of both.
FOLDER = Path(__file__).parent / "model"
