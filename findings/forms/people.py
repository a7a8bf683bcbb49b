"""A person of the partnership, chosen from a list."""

from django import forms

from portal.accounts.models import User


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Posts may be held by several, so the address tells them apart."""

    def label_from_instance(self, person: User) -> str:
        if not person.display_name:
            return person.email
        return f"{person.display_name} ({person.email})"
