"""A server for several people: PostgreSQL, told by environment variables."""

import os

from inroad.site.settings.base import *

SECRET_KEY = os.environ.get("INROAD_SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("INROAD_HOSTS", "").split()
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("INROAD_DATABASE", "inroad"),
        "HOST": os.environ.get("INROAD_DATABASE_HOST", ""),
        "PORT": os.environ.get("INROAD_DATABASE_PORT", ""),
        "USER": os.environ.get("INROAD_DATABASE_USER", ""),
        "PASSWORD": os.environ.get("INROAD_DATABASE_PASSWORD", ""),
        "CONN_MAX_AGE": 60,
    }
}
