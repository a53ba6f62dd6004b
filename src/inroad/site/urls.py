"""Where each address leads."""

from inroad.web.urls import urlpatterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

handler400 = "inroad.web.door.unread"
handler404 = "inroad.web.door.missing"
handler500 = "inroad.web.door.fault"
