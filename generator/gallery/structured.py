"""Structured data for search engines: schema.org as JSON-LD."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from generator.gallery.embedded import as_json_in_html
from generator.gallery.views import ProjectView, SiteView


def site_data(site: SiteView, canonical: str) -> Markup:
    """The gallery itself."""
    return _script(
        {
            "@type": "CollectionPage",
            "name": site.title,
            "description": site.tagline,
            "url": canonical,
            "inLanguage": site.language,
            "author": _person(site.author),
        }
    )


def project_data(view: ProjectView, canonical: str, image: str) -> Markup:
    """One book, described at its own address; `image` is its logo's, empty when that is not known."""
    return _script(
        {
            "@type": "Book",
            "name": view.title,
            "url": view.url,
            "mainEntityOfPage": canonical,
            "description": view.summary,
            "author": [_person(author) for author in view.authors],
            "keywords": [tag.name for tag in view.tags],
            "image": image,
            "dateModified": view.updated.iso if view.updated else "",
            "dateCreated": view.created.iso if view.created else "",
        }
    )


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name} if name else {}


def _script(data: dict[str, Any]) -> Markup:
    return as_json_in_html({"@context": "https://schema.org", **{name: value for name, value in data.items() if value}})
