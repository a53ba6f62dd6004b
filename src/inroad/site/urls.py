"""Where each address leads."""

from inroad.web.urls import urlpatterns

__all__ = ["urlpatterns"]
