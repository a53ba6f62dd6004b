"""What every Inroad has in common, on a person's machine and on a server."""

INSTALLED_APPS = ["inroad.store"]
AUTH_USER_MODEL = "inroad.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False

# The command line says what happened; nothing is logged behind its back.
LOGGING_CONFIG = None
