"""From what was gathered to HTML: one page that needs nothing else, or a fragment for a notebook."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from quoteattr.report.gather import Article, Report
from quoteattr.report.sayings import Saying

# What HTML cannot hold: halves of surrogate pairs, and control characters other than white space.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def page(report: Report) -> str:
    """Make a whole page of a report; it loads nothing and its scripts hold no data."""
    return _rendered("report.html.j2", report=report, page_style=asset("page.css"), script=asset("report.js"))


def article_fragment(article: Article) -> str:
    """Make a piece of HTML of one article, for a page that belongs to somebody else."""
    return _rendered("article_fragment.html.j2", article=article)


def saying_fragment(saying: Saying) -> str:
    """Make a piece of HTML of one canonical quote, for a page that belongs to somebody else."""
    return _rendered("saying_fragment.html.j2", saying=saying)


def _rendered(template: str, **values: object) -> str:
    return showable(environment().get_template(template).render(style=asset("parts.css"), **values))


def showable(html: str) -> str:
    """Replace what HTML cannot hold."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", html)


@cache
def environment() -> Environment:
    """Return the templates: every value is text and escaped, and a misspelt name is an error."""
    made = Environment(
        loader=PackageLoader("quoteattr.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(csp_hash=_csp_hash, counted=_counted)
    return made


@cache
def asset(name: str) -> Markup:
    """Return a style or a script of the page."""
    # The project's own file, and the only text that enters a page without being escaped.
    return Markup((files("quoteattr.report") / "assets" / name).read_text("utf-8"))  # noqa: S704  see above


def _csp_hash(text: str) -> str:
    """Return the source expression that allows exactly this style or script (CSP level 3)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
