from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.pages.home import add_to_home


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = _("Inspections")

    def ready(self) -> None:
        from inspections.views.home import home_sections

        add_to_home(home_sections)
