"""What the head of an HTML page states: meta elements, JSON-LD and time elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from inquit.ingest import outlets
from inquit.ingest.dates import stated
from inquit.ingest.metadata import Fact

_META = {
    "og:title": "title",
    "dc.title": "title",
    "og:site_name": "outlet",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "date.published": "published",
    "pubdate": "published",
    "publishdate": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "dc.date.issued": "published",
    "author": "byline",
    "article:author": "byline",
    "parsely-author": "byline",
    "dc.creator": "byline",
    "sailthru.author": "byline",
    "original-source": "republished_from",
    "syndication-source": "republished_from",
}
_ARTICLES = ("Article", "BlogPosting", "Report")


def read(root: Any) -> list[Fact]:
    """The facts a parsed page states about itself, meta elements first; an address is no byline and is left out."""
    facts = [*_meta(root), *_linked_data(root), *_times(root), *_canonical(root)]
    return [Fact(name, kept, found) for name, value, found in facts if (kept := _kept(name, value))]


def _meta(root: Any) -> Iterator[Fact]:
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if (field := _META.get(name)) and (value := element.get("content")):
            yield Fact(field, value, "html meta")


def _linked_data(root: Any) -> Iterator[Fact]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for item in _articles(data):
                yield from _stated_by(item)


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            kinds = item.get("@type")
            if any(str(kind).endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item
            graph = item.get("@graph")
            yield from _articles(graph) if isinstance(graph, list) and "@graph" not in graph else ()


def _stated_by(item: dict[str, Any]) -> Iterator[Fact]:
    authors = item.get("author")
    names = [_name(author) for author in (authors if isinstance(authors, list) else [authors])]
    for field, value in (
        ("title", item.get("headline")),
        ("outlet", _name(item.get("publisher"))),
        ("published", item.get("datePublished")),
        ("byline", ", ".join(filter(None, names))),
        ("republished_from", _name(item.get("isBasedOn"))),
    ):
        if isinstance(value, str):
            yield Fact(field, value, "json-ld")


def _name(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("url")
    return value if isinstance(value, str) else ""


def _times(root: Any) -> Iterator[Fact]:
    for element in root.iter("time"):
        if element.get("datetime") and (
            element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        ):
            yield Fact("published", element.get("datetime"), "time element")


def _canonical(root: Any) -> Iterator[Fact]:
    """A page whose canonical address is on another site than its own address was copied from there."""
    own = next((e.get("content") for e in root.iter("meta") if (e.get("property") or "") == "og:url"), None)
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            there, here = _host(element.get("href")), _host(own)
            if there and here and there != here:
                yield Fact("republished_from", there, "canonical link")


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _kept(field: str, value: str) -> str | None:
    value = " ".join(value.replace("\0", "").split())
    if field == "published":
        return stated(value)
    if field == "republished_from":
        return outlets.known(_host(value) or value) or _host(value) or value or None
    if field == "byline" and "://" in value:
        return None
    return value or None
