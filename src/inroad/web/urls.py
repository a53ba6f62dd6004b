"""Every address of the page. An address that is not here does not exist."""

from django.urls import URLPattern, path

from inroad.web.pages import coming_in, logging, today

urlpatterns: list[URLPattern] = [
    path("enter", coming_in.enter, name="enter"),
    path("", today.page, name="today"),
    path("step", today.mark, name="step"),
    path("undo", today.undo, name="undo"),
    path("discreet", today.discreet, name="discreet"),
    path("log", logging.page, name="log"),
    path("log/preview", logging.preview, name="log-preview"),
]
