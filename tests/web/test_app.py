"""What a browser needs to install the page."""

import json
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

MOST = 20_000
"""Bytes of one icon."""


def test_the_manifest_names_icons_that_are_there(stranger: Client) -> None:
    """For everybody who asks: it knows nobody. Each icon has the size that it is said to have."""
    answer = stranger.get("/manifest.webmanifest")
    assert (200, "application/manifest+json") == (answer.status_code, answer["Content-Type"])
    said = json.loads(answer.content)
    assert ("/", "/", "standalone") == (said["start_url"], said["scope"], said["display"])
    assert {"any", "maskable"} == {each["purpose"] for each in said["icons"]}
    for each in said["icons"][1:]:
        answer = stranger.get(each["src"])
        content = b"".join(answer.streaming_content)
        assert (200, "image/png") == (answer.status_code, answer["Content-Type"])
        width, height = struct.unpack(">II", content[16:24])
        assert (each["sizes"], True) == (f"{width}x{height}", len(content) < MOST)


def test_shortcuts_lead_to_pages(client: Client) -> None:
    """Each opens something."""
    said = json.loads(client.get("/manifest.webmanifest").content)
    for each in said["shortcuts"]:
        assert 404 != client.get(each["url"]).status_code


def test_the_icon_is_drawn(stranger: Client) -> None:
    """A picture without a script or an address to fetch."""
    answer = stranger.get("/icon.svg")
    assert (200, "image/svg+xml") == (answer.status_code, answer["Content-Type"])
    root = ET.fromstring(answer.content)  # noqa: S314 - our own file
    kinds = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert {"svg", "rect", "path", "circle"} == kinds


@pytest.mark.parametrize(
    "name", ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png"]
)
def test_icons_are_small(name: str, stranger: Client) -> None:
    """A few kilobytes each."""
    assert 0 < Path(str(finders.find(f"inroad/{name}"))).stat().st_size < MOST
