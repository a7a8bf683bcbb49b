from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.pages.home import add_to_home
from portal.pages.saved_pages import SavedPage, add_saved_page
from portal.pages.unread import count_unread


class FindingsConfig(AppConfig):
    name = "findings"
    verbose_name = _("Findings")

    def ready(self) -> None:
        from findings.filters.finding import FindingFilter
        from findings.filters.improvement_action import ActionFilter
        from findings.filters.open_areas import partnerships_by_areas
        from findings.models.notice import unread_notices
        from findings.views.home import home_sections
        from findings.views.home_actions import action_sections
        from findings.views.home_plans import plan_sections
        from inspections.filters.open_areas import tell_open_areas

        add_to_home(action_sections)
        add_to_home(home_sections)
        add_to_home(plan_sections)
        count_unread("findings:notice-list", unread_notices())
        tell_open_areas(partnerships_by_areas)
        filters = tuple(FindingFilter.base_filters)
        add_saved_page(SavedPage("findings", _("Findings"), "findings:finding-list", filters))
        library = SavedPage(
            "good-practice", _("Good-practice library"), "findings:good-practice", filters
        )
        add_saved_page(library)
        actions = tuple(ActionFilter.base_filters)
        add_saved_page(SavedPage("actions", _("Actions"), "findings:action-list", actions))
