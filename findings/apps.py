from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.pages.home import add_to_home


class FindingsConfig(AppConfig):
    name = "findings"
    verbose_name = _("Findings")

    def ready(self) -> None:
        from findings.views.home import home_sections

        add_to_home(home_sections)
