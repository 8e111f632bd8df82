"""What the JSON API takes and gives: OpenAPI 3.1."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any, Final

from quoteattr import schema

#: Of a search, at once.
MOST_FOUND: Final = 100

_Object = dict[str, Any]


def description() -> _Object:
    """Return the description of the API, with the schemas that quoteattr ships."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quoteattr",
            "version": version("quoteattr"),
            "description": "Who said what in news articles, and the same quote where others print it.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {
            "/api/attribute": {"post": _attribute()},
            "/api/search": {"get": _search()},
            "/api/canonical/{id}": {"get": _canonical()},
            "/api/openapi.json": {"get": _description()},
        },
        "components": {
            "schemas": {
                "Article": _ARTICLE,
                "AttributedDocument": _embedded("document", "AttributedDocument"),
                "CanonicalQuote": _embedded("canonical_quote", "CanonicalQuote"),
                "Error": _ERROR,
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        # A token is asked for only where the server listens beyond its machine.
        "security": [{}, {"token": []}],
    }


def _embedded(name: Any, component: str) -> _Object:  # noqa: ANN401  a literal of schema.load
    """Return a schema that lies within the description: its references are counted from the top of that."""
    text = json.dumps(schema.load(name)).replace('"#/$defs/', f'"#/components/schemas/{component}/$defs/')
    made: _Object = json.loads(text)
    return made


def _attribute() -> _Object:
    return {
        "operationId": "attribute",
        "summary": "Find the quotes of an article and say who said each; nothing is kept.",
        "requestBody": {"required": True, "content": _content(_ref("Article"))},
        "responses": {
            "200": _answer("The article with its quotes.", _ref("AttributedDocument")),
            "400": _answer("It is no article.", _ref("Error")),
            "413": {"description": "It is too large."},
            "415": _answer("It is not JSON.", _ref("Error")),
        },
    }


def _search() -> _Object:
    found = {
        "type": "object",
        "properties": {"quotes": {"type": "array", "items": _ref("CanonicalQuote")}},
        "required": ["quotes"],
        "additionalProperties": False,
    }
    return {
        "operationId": "search",
        "summary": "Find canonical quotes of which a printing has all the words, the best match first.",
        "parameters": [
            _asked("q", "Words; without any, the quotes with the most printings.", {"type": "string"}),
            _asked("speaker", "A name, or the end of one.", {"type": "string"}),
            _asked("since", "A day on or after which it was printed.", {"type": "string", "format": "date"}),
            _asked("limit", "How many.", {"type": "integer", "minimum": 1, "maximum": MOST_FOUND}),
        ],
        "responses": {
            "200": _answer("What was found.", found),
            "400": _answer("It cannot be asked so.", _ref("Error")),
        },
    }


def _canonical() -> _Object:
    return {
        "operationId": "canonical",
        "summary": "Give a canonical quote, as people judged of it.",
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "Its id, or that of a printing.",
                "schema": {"type": "string"},
            }
        ],
        "responses": {
            "200": _answer("The quote.", _ref("CanonicalQuote")),
            "404": _answer("There is none of that id.", _ref("Error")),
        },
    }


def _description() -> _Object:
    return {
        "operationId": "describe",
        "summary": "Give this description.",
        "responses": {"200": _answer("OpenAPI 3.1.", {"type": "object"})},
    }


def _ref(name: str) -> _Object:
    return {"$ref": f"#/components/schemas/{name}"}


def _content(of: _Object) -> _Object:
    return {"application/json": {"schema": of}}


def _answer(told: str, of: _Object) -> _Object:
    return {"description": told, "content": _content(of)}


def _asked(name: str, told: str, of: _Object) -> _Object:
    return {"name": name, "in": "query", "required": False, "description": told, "schema": of}


def _text(told: str) -> _Object:
    return {"type": "string", "description": told}


_ARTICLE: Final[_Object] = {
    "type": "object",
    "description": "An article as quoteattr reads it from JSON Lines; other keys say nothing.",
    "properties": {
        "text": _text("What is read; offsets count its code points."),
        "id": _text("Names the article; made of the text where it is not given."),
        "title": _text("Headline."),
        "url": _text("Where it was published."),
        "outlet": _text("Who published it."),
        "published": _text("Date or date and time, ISO 8601."),
        "authors": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["text"],
}
_ERROR: Final[_Object] = {
    "type": "object",
    "properties": {"error": _text("What is wrong.")},
    "required": ["error"],
    "additionalProperties": False,
}
