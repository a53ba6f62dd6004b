"""What every Inroad has in common, on a person's machine and on a server."""

INSTALLED_APPS = [
    "inroad.store",
    "inroad.web",
    "django_htmx",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "inroad.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False

ROOT_URLCONF = "inroad.site.urls"
# The order is the argument: who asks comes before what they ask.
MIDDLEWARE = [
    "inroad.web.guard.HostGuard",
    "inroad.web.guard.Headers",
    "inroad.web.guard.DoorGuard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": ["inroad.web.templatetags.words"]},
    }
]
APPEND_SLASH = False

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0  # asked again each time; a 304 on one's own machine costs nothing

CSRF_COOKIE_NAME = "inroad_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "inroad.web.door.form_refused"
# Only `inroad.web.guard` decides about hosts: an exact match, before anything else.
ALLOWED_HOSTS = ["127.0.0.1"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # what a form says, apart from its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["inroad.web.incoming.Streaming"]

# The command line says what happened; nothing is logged behind its back.
LOGGING_CONFIG = None
