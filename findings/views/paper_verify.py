"""The page that says whether a paper is genuine, and whether it still holds."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.report import CodeForm, PaperFileForm
from findings.models import Report, ReportFile
from findings.models.report import ReportQuerySet
from findings.tables.report import read_code, verdict
from findings.views.report import newer_than
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User

PDF = ReportFile.Format.PDF
MOST_CHECKS, MINUTES = 30, 10
TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
def paper_verify(request: SignedInRequest) -> HttpResponse:
    """By the code, in the address so that it can be linked to; or by the PDF, which is sent."""
    by_code = CodeForm(request.GET if "code" in request.GET else None)
    by_file = PaperFileForm(request.POST or None, request.FILES or None, prefix="paper")
    asked = by_file if request.method == "POST" else by_code
    context: dict[str, Any] = {"form": asked, "by_code": by_code, "by_file": by_file}
    if asked.is_bound and is_guessing(request.user):
        problem = _("You have checked many papers in a short time. Wait 10 minutes, then go on.")
        return render(
            request, "findings/report/verify.html", {**context, "refusal": problem}, status=TOO_MANY
        )
    if by_file is asked and by_file.is_valid():
        context |= answer(_by_digest(sha256_of(by_file.cleaned_data["file"].chunks())), request)
        context["is_same_file"] = context["found"] is not None
    elif by_code is asked and by_code.is_valid():
        context |= answer(_by_code(by_code.cleaned_data["code"]), request)
    return render(request, "findings/report/verify.html", context)


def answer(found: Report | None, request: SignedInRequest) -> dict[str, Any]:
    """The verdict for whoever holds the paper; what is in it only for those who may read it."""
    if found is None:
        return {"answered": True, "found": None}
    known = Report.objects.allowed(request.user, Permission.DOWNLOAD_PAPER).filter(pk=found.pk)
    is_known = known.exists()
    return {
        "answered": True,
        "found": found,
        "verdict": verdict(found),
        "is_known": is_known,
        "newer": newer_than(found, request) if is_known and found.superseded_at else None,
        "pdf": next((row for row in found.files.all() if row.format == PDF), None),
    }


def is_guessing(user: User) -> bool:
    """Counts this check; True when there were too many, so that codes cannot be tried out."""
    key = f"paper-verify:{user.pk}"
    cache.add(key, 0, timeout=MINUTES * 60)
    try:
        return cache.incr(key) > MOST_CHECKS
    except ValueError:  # it ran out between the two
        return False


def sha256_of(chunks: Iterable[bytes]) -> str:
    """The checksum of a file, read piece by piece and kept nowhere."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _by_code(typed: str) -> Report | None:
    return _ready().filter(code=read_code(typed)).first()


def _by_digest(digest: str) -> Report | None:
    files = ReportFile.objects.filter(sha256=digest, format=PDF)
    return _ready().filter(files__in=files).first()


def _ready() -> ReportQuerySet:
    return Report.objects.ready().for_list().defer("snapshot")
