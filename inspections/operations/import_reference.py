"""What the rows of a file are read against: authorities, editions, the day."""

from django.utils import timezone

from inspections.data_import.authorities import Authorities, Authority
from inspections.data_import.outcome import Edition, Known
from inspections.models import FrameworkEdition, Partnership

FRAMEWORK = "ilacs"
"""The framework of the outcomes that are imported."""


def known_authorities() -> Authorities:
    """Every authority of England, dissolved ones too, with all its codes and names."""
    nation = Partnership.objects.filter(nation=Partnership.Nation.ENGLAND)
    return Authorities(
        Authority(
            id=row.pk,
            slug=row.slug,
            codes=tuple(
                filter(None, [row.gss_code, *(former.code for former in row.former_codes.all())])
            ),
            names=(row.name, *(other.name for other in row.other_names.all())),
        )
        for row in nation.prefetch_related("former_codes", "other_names")
    )


def known_outcomes() -> Known:
    """The authorities, and the editions of Ofsted's framework with what each judges."""
    editions = FrameworkEdition.objects.filter(framework__slug=FRAMEWORK)
    return Known(
        authorities=known_authorities(),
        editions=[
            Edition(
                id=edition.pk,
                starts=edition.in_force_from,
                ends=edition.in_force_to,
                codes=frozenset(row.code for row in edition.indicators.all()),
                label=edition.label,
            )
            for edition in editions.prefetch_related("indicators")
        ],
        today=timezone.localdate(),
    )
