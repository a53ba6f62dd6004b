"""One person on their own machine: one SQLite file, no account, no network."""

from inroad.site.settings.base import *
from inroad.store import home
from inroad.store.sqlite.options import file_database

SECRET_KEY = home.secret_key()
DATABASES = {"default": file_database(home.database())}
