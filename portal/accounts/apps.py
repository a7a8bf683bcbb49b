from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from portal.accounts.checks import no_demonstration_accounts

        register(no_demonstration_accounts, Tags.database)
