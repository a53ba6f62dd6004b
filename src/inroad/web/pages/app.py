"""What lets a browser install the page as a program of its own: its name and its icons."""

import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

MANIFEST = {
    "id": "/",
    "name": "Inroad",
    "short_name": "Inroad",
    "description": "The next few conversations worth having.",
    "lang": "en",
    "start_url": "/",
    "scope": "/",
    "display": "standalone",
    "background_color": "#faf8f4",
    "theme_color": "#faf8f4",
    "shortcuts": [
        {"name": "Log a talk", "url": "/log"},
        {"name": "People", "url": "/people"},
    ],
}
ICONS = (
    ("inroad/icon-192.png", "192x192", "any"),
    ("inroad/icon-512.png", "512x512", "any"),
    ("inroad/icon-maskable-512.png", "512x512", "maskable"),
)


def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest; it knows nobody."""
    drawn = {"src": "/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    icons = [drawn] + [
        {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    text = json.dumps({**MANIFEST, "icons": icons})
    return HttpResponse(text, content_type="application/manifest+json")


def icon(request: HttpRequest) -> HttpResponse:
    """The icon, drawn; the same in every size."""
    return HttpResponse(_icon(), content_type="image/svg+xml")


@cache
def _icon() -> str:
    return Path(str(finders.find("inroad/icon.svg"))).read_text("utf-8")
