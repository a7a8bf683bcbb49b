from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "portal.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from portal.pages.converters import EndingConverter  # models must be ready before

        register_converter(EndingConverter, "ending")
