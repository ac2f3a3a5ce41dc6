"""Django's settings, derived from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from recobro.environment import read_environment

_ENVIRONMENT = read_environment()
_PACKAGE = Path(__file__).parent


def _connections(*, pooled: bool) -> dict[str, Any]:
    """A command keeps its one connection; a server's many threads share a pool.

    What the pool hands out is checked first: after a restart of PostgreSQL it holds
    dead connections, and each would fail somebody's request.
    """
    return {"CONN_MAX_AGE": 0 if pooled else 600, "CONN_HEALTH_CHECKS": True}


def _database(
    url: str | None, *, pooled: bool = False, **options: Any
) -> dict[str, Any]:
    parts = dict(conninfo_to_dict(url or "postgresql://recobro_app@/recobro"))
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    known |= {"host": "HOST", "port": "PORT"}
    settings = {known[k]: str(v) for k, v in parts.items() if k in known}
    rest = {k: v for k, v in parts.items() if k not in known}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **_connections(pooled=pooled),
        **settings,
        "OPTIONS": {
            **rest,
            **options,
            "application_name": "recobro",
            **({"pool": {"min_size": 2, "max_size": 16}} if pooled else {}),
        },
    }


# `recobro.storage.startup` puts the addresses of the embedded server here.
_app_url = os.environ.get("RECOBRO_ACTIVE_DATABASE_URL") or _ENVIRONMENT.database_url
_owner_url = os.environ.get("RECOBRO_ACTIVE_OWNER_URL") or _ENVIRONMENT.owner_url
# One address alone is the owner's: the application then steps down to its own role.
_step_down = {} if _owner_url else {"assume_role": "recobro_app"}

DATABASES = {
    "default": _database(
        _app_url,
        pooled=os.environ.get("RECOBRO_ACTIVE_POOL") == "1",
        **(_step_down if _app_url else {}),
    ),
    "owner": _database(_owner_url or _app_url),
}

SECRET_KEY = _ENVIRONMENT.secret_key
DEBUG = _ENVIRONMENT.debug
ALLOWED_HOSTS = list(_ENVIRONMENT.allowed_hosts)
CSRF_TRUSTED_ORIGINS = [_ENVIRONMENT.public_url]
ROOT_URLCONF = "recobro.web.urls"
ASGI_APPLICATION = "recobro.web.asgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "recobro.storage",
    "recobro.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "recobro.web.middleware.SecurityHeadersMiddleware",
    "recobro.web.middleware.MembershipMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "recobro.web.context.console",
            ],
        },
    }
]

AUTH_USER_MODEL = "storage.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/login"

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [_PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

_https = _ENVIRONMENT.public_url.startswith("https://")
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
X_FRAME_OPTIONS = "DENY"
# A webhook of 3 MB is Meta's largest; larger bodies are refused before they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

PROCRASTINATE_ON_APP_READY = "recobro.workers.registry.on_app_ready"
PROCRASTINATE_IMPORT_PATHS = ["recobro.workers.tasks", "recobro.workers.watch"]

SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "recobro.observability.logs.SafeFormatter",
            "redact": "ext://recobro.understanding.privacy.logs.redact",
        },
        "json": {
            "()": "recobro.observability.logs.JsonFormatter",
            "redact": "ext://recobro.understanding.privacy.logs.redact",
            "fields": "ext://recobro.ports.telemetry.log_fields",
            "tenant": "ext://recobro.storage.tenancy.current_tenant_id",
        },
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": _ENVIRONMENT.log_format,
        },
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "recobro": {"level": "INFO", "handlers": ["stderr"], "propagate": False}
    },
}
