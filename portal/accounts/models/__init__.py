"""People and what they are to a partnership."""

from portal.accounts.models.api_tally import ApiTally
from portal.accounts.models.api_token import ApiToken
from portal.accounts.models.invitation import Invitation
from portal.accounts.models.membership import Membership
from portal.accounts.models.user import User

__all__ = ["ApiTally", "ApiToken", "Invitation", "Membership", "User"]
