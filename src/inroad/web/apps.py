"""Lets Django find the templates, the stylesheet and the words."""

from django.apps import AppConfig


class Web(AppConfig):
    """The page; it has no tables of its own."""

    name = "inroad.web"
    label = "inroad_web"
