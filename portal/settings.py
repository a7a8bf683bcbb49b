"""Settings of the portal, read from the environment once, failing loudly.

Without DATABASE_URL the portal runs on its embedded PostgreSQL and is a demonstration: its
accounts have a public password. Every other environment variable is listed in the README.
"""

from pathlib import Path

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- Where it runs -----------------------------------------------------------------------------

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
EMBEDDED = not env.str("DATABASE_URL", default="")
DEMONSTRATION = env.bool("DEMONSTRATION", default=EMBEDDED)
DEBUG = env.bool("DEBUG", default=False)

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if EMBEDDED else [])
SECRET_KEY = embedded.secret_key(VAR_DIR) if EMBEDDED else env.str("SECRET_KEY", default="")
_unset = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS") if not globals()[name]]
if _unset:
    raise ImproperlyConfigured(
        f"DATABASE_URL is set, so this is not the embedded portal: set {' and '.join(_unset)} too."
    )
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PUBLIC_ADDRESS = env.str(
    "PUBLIC_ADDRESS", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}"
)

# --- Applications ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "drf_spectacular",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "portal.accounts",
    "portal.pages",
    "inspections",
    "findings",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.keep_private_pages_out_of_caches",
    "portal.accounts.middleware.SecondFactorMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.pages.context.service",
            ],
        },
    }
]
FORM_RENDERER = "portal.pages.forms.PortalRenderer"

# --- Data --------------------------------------------------------------------------------------

DATABASES = {
    "default": {
        **(embedded.database(VAR_DIR) if EMBEDDED else env.db_url("DATABASE_URL")),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
    }
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "portal.pages.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# History is written by database triggers, for bulk changes too, and can only be added to.
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
# Migrations leave out the triggers of many-to-many tables, which Django makes by itself.
PGTRIGGER_INSTALL_ON_MIGRATE = True

# --- Language and time -------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.formats"]

# --- Sign-in -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail is unique whatever its case, by a constraint
AUTHENTICATION_BACKENDS = ["portal.accounts.backend.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:home"
ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True  # one address each, replaced once the new one is confirmed
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation was sent to it, so it is proven
# Cyber Essentials: at most 10 guesses in 5 minutes for one account, counted in the database and
# so over every process. An office shares one address, hence the wider limit for an address.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "10/5m/key,50/5m/ip",
    "reauthenticate": "10/5m/user",
    "change_password": "10/5m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
ADMINISTRATORS_NEED_SECOND_FACTOR = not DEMONSTRATION
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Inspection Findings"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMONSTRATION
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = env.json("OPENID_CONNECT", default={})

# --- API ---------------------------------------------------------------------------------------

API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=120)  # for each token or person
API_WRONG_TOKENS_A_MINUTE = 20  # from one address
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "portal.api.authentication.TokenAuthentication",
        "portal.api.authentication.SignedInAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["portal.api.permission.MayRead"],
    "DEFAULT_THROTTLE_CLASSES": ["portal.api.throttling.MinuteThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_PAGINATION_CLASS": "portal.api.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": ["portal.api.filtering.ListFilter"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "portal.api.errors.answer",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Inspection Findings",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "NationEnum": "inspections.models.Partnership.Nation",
        "PartnershipKindEnum": "inspections.models.Partnership.Kind",
        "InspectionKindEnum": "inspections.models.Inspection.Kind",
        "InspectionStateEnum": "inspections.models.Inspection.State",
        "FindingKindEnum": "findings.models.Finding.Kind",
    },
}

# --- Mail --------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url(
    "EMAIL_URL", default="consolemail://" if not EMBEDDED else f"filemail:///{VAR_DIR}/mail"
)
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "portal.mail.SmtpBackend"
EMAIL_TIMEOUT = 20  # seconds; a mail server that hangs must not hold up a worker
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")

# --- Security ----------------------------------------------------------------------------------

HTTPS = env.bool("HTTPS", default=not EMBEDDED)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_FAILURE_VIEW = "portal.pages.views.error.form_expired"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Slow work ---------------------------------------------------------------------------------

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="")
BROKER_IN_DATABASE = not CELERY_BROKER_URL
if BROKER_IN_DATABASE:
    CELERY_BROKER_URL = embedded.broker_url(DATABASES["default"])
# In the database the options go to SQLAlchemy; elsewhere a job is handed out again after an hour.
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"pool_pre_ping": True} if BROKER_IN_DATABASE else {"visibility_timeout": 3_600}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = not BROKER_IN_DATABASE
CELERY_WORKER_CONCURRENCY = env.int("WORKER_CONCURRENCY", default=2)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200  # a process that prints papers grows slowly
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 14 * 60
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "publish due inspections": {"task": "inspections.publish_due_inspections", "schedule": 60},
    "heartbeat": {
        "task": "portal.pages.tasks.beat_heart",
        "schedule": 30,
        "options": {"expires": 30},
    },
    "forget delivered messages": {
        "task": "portal.pages.tasks.forget_delivered_messages",
        "schedule": crontab(hour=3, minute=10),
    },
    "clear expired sessions": {
        "task": "portal.pages.tasks.clear_expired_sessions",
        "schedule": crontab(hour=3, minute=20),
    },
    "find lost published reports": {
        "task": "inspections.requeue_lost_published_reports",
        "schedule": 60,
        "options": {"expires": 60},
    },
    "forget API tallies": {
        "task": "portal.accounts.tasks.forget_api_tallies",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 600},
    },
    "find lost imports": {
        "task": "inspections.requeue_lost_imports",
        "schedule": 20,
        "options": {"expires": 20},
    },
    # Digests are made on the day's first run; later ones try again what a mail server put off.
    "send digests": {
        "task": "findings.remind",
        "schedule": crontab(minute="*/5", hour="7-19"),
        "options": {"expires": 300},
    },
    "clear old notices": {
        "task": "findings.clear_old_notices",
        "schedule": crontab(hour=3, minute=40),
    },
    "find lost papers": {
        "task": "findings.requeue_lost_reports",
        "schedule": 20,
        "options": {"expires": 20},
    },
}
CELERY_TIMEZONE = TIME_ZONE

# --- What the service promises -----------------------------------------------------------------

SERVICE_NAME = _("Inspection Findings")
DISCLOSURE_THRESHOLD = env.int("DISCLOSURE_THRESHOLD", default=5)
INVITATION_DAYS = env.int("INVITATION_DAYS", default=14)
REMIND_DAYS_AHEAD = env.int("REMIND_DAYS_AHEAD", default=14)
ESCALATE_AFTER_DAYS = env.int("ESCALATE_AFTER_DAYS", default=7)  # to the plan's lead officer
ESCALATE_TO_SPONSOR_AFTER_DAYS = env.int("ESCALATE_TO_SPONSOR_AFTER_DAYS", default=21)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        name: {"level": "WARNING"} for name in ("fontTools", "pgtrigger", "weasyprint.progress")
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
