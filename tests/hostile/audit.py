"""Whether a weakness is known of a package that users install: ``python -m tests.hostile.audit``.

pip-audit (which must be on the path) asks PyPI, or else OSV, about the releases in this environment of all
that comes along with the package and its extras for formats. Ends with status 1 where a weakness is known.
Where no service answers for any of them it says so and passes: that is a fault of the network, not of the
package.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.hostile.test_licences import brought

SERVICES = ("pypi", "osv")


def main() -> None:
    """Ask each service until one answers."""
    packages = [f"{name}=={version(name)}" for name in brought()]
    for service in SERVICES:
        found = _asked(service, packages)
        if found is not None:
            _tell(service, found)
            return
        sys.stdout.write(f"{service} answers for none of {len(packages)} packages\n")


def _asked(service: str, packages: list[str]) -> list[dict[str, Any]] | None:
    """Give what a service knows of each package; None where it answers for none."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(packages))
        file.flush()
        command = ("pip-audit", "--progress-spinner=off", "--disable-pip", "--no-deps", "--format=json")
        done = subprocess.run(
            [*command, "--vulnerability-service", service, "--requirement", file.name],
            capture_output=True,
            check=False,
            text=True,
            cwd=Path(file.name).parent,
        )
    try:
        given: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:  # no connection
        return None
    known = [one for one in given if "vulns" in one]
    return known or None


def _tell(service: str, found: list[dict[str, Any]]) -> None:
    weak = {f"{one['name']} {one['version']}: {flaw['id']}" for one in found for flaw in one["vulns"]}
    sys.stdout.write(f"{service} answers for {len(found)} packages\n")
    if weak:
        sys.exit("\n".join(sorted(weak)))


if __name__ == "__main__":
    main()
