"""The JSON API: its answers have the shapes that quoteattr ships schemas of, and it describes itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

pytest.importorskip("starlette", reason="needs the extra web: pip install 'quoteattr[web]'")
pytest.importorskip("httpx2", reason="needs httpx2: pip install httpx2")

from quoteattr import schema

if TYPE_CHECKING:
    from .conftest import Client

TEXT = "“The ferry will run again by June,” Mayor Ann Lee said."


def resolved(client: Client, path: str, method: str, status: str) -> Any:  # noqa: ANN401  a JSON Schema
    """Return the schema of an answer, within the whole description."""
    described = client.get("/api/openapi.json").json()
    answer = described["paths"][path][method]["responses"][status]["content"]["application/json"]["schema"]
    return {**described, **answer}


def test_a_text_is_attributed(client: Client) -> None:
    response = client.test.post("/api/attribute", json={"id": "x", "text": TEXT, "published": "2026-01-31"})
    assert response.status_code == 200
    found = response.json()
    jsonschema.Draft202012Validator(schema.load("document")).validate(found)
    jsonschema.Draft202012Validator(resolved(client, "/api/attribute", "post", "200")).validate(found)
    assert found["quotes"][0]["attribution"]["speaker"]["name"] == "Ann Lee"
    assert client.get("/article", id="x").status_code == 404


BAD = {
    "no JSON": ("{", 400),
    "not UTF-8": (b"\xff", 400),
    "no record": ("[]", 400),
    "no text": ("{}", 400),
    "a text of another type": ('{"text": 1}', 400),
    "attributed already": (json.dumps({"text": "", "quotes": []}), 400),
    "nested": ("[" * 100_000, 400),
}


@pytest.mark.parametrize(("body", "status"), BAD.values(), ids=BAD)
def test_what_is_no_article_is_told(client: Client, body: str | bytes, status: int) -> None:
    headers = {"content-type": "application/json"}
    response = client.test.post("/api/attribute", content=body, headers=headers)
    assert response.status_code == status
    assert list(response.json()) == ["error"]


def test_a_form_is_no_json(client: Client) -> None:
    headers = {"content-type": "text/plain"}
    assert client.test.post("/api/attribute", content="{}", headers=headers).status_code == 415


def test_search_and_one_quote(client: Client) -> None:
    found = client.get("/api/search", q="bridge winter", speaker="Lee", since="2025-05-01").json()
    jsonschema.Draft202012Validator(resolved(client, "/api/search", "get", "200")).validate(found)
    (quote,) = found["quotes"]
    jsonschema.Draft202012Validator(schema.load("canonical_quote")).validate(quote)
    assert client.get(f"/api/canonical/{quote['id']}").json() == quote
    printing = quote["attestations"][0]["quote_id"].replace("#", "%23")
    assert client.get(f"/api/canonical/{printing}").json() == quote
    assert len(client.get("/api/search", limit="2").json()["quotes"]) == 2


@pytest.mark.parametrize("query", ["since=May", "limit=0", "limit=101", "limit=x", f"limit={'9' * 40}"])
def test_what_cannot_be_asked_is_told(client: Client, query: str) -> None:
    response = client.get(f"/api/search?q=x&{query}")
    assert (response.status_code, list(response.json())) == (400, ["error"])


@pytest.mark.parametrize("path", ["/api/canonical/none", "/api/none"])
def test_what_is_not_there_is_told_in_json(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, list(response.json())) == (404, ["error"])


def test_the_description_is_openapi_and_names_what_there_is(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    validator = pytest.importorskip(
        "openapi_spec_validator", reason="needs it: pip install openapi-spec-validator"
    )
    validator.validate(described)
    for path, methods in described["paths"].items():
        for method in methods:
            answer = client.test.request(method, path.replace("{id}", "x"))
            assert answer.status_code not in {404, 405} or "{id}" in path
