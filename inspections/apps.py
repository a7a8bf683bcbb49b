from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.pages.home import add_to_home
from portal.pages.saved_pages import SavedPage, add_saved_page


class InspectionsConfig(AppConfig):
    name = "inspections"
    verbose_name = _("Inspections")

    def ready(self) -> None:
        from inspections.filters.comparison import ComparisonFilter
        from inspections.views.home import home_sections

        add_to_home(home_sections)
        filters = tuple(ComparisonFilter.base_filters)
        add_saved_page(SavedPage("comparison", _("Comparison"), "inspections:comparison", filters))
