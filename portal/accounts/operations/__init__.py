"""Changes to people: invitations, memberships, accounts."""
