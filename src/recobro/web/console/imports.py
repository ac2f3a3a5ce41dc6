"""Import a portfolio file: upload it, see what it holds, then confirm."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recobro.actions.import_portfolio import ImportReport, import_portfolio
from recobro.connectors.files import read_portfolio
from recobro.ports.portfolio import Portfolio, ReadOptions, UnreadableFileError
from recobro.web import moment
from recobro.web.access import MemberRequest, requires
from recobro.web.console.forms import UploadForm
from recobro.web.console.uploads import KeptUpload, keep, kept, throw_away

MAX_BYTES = 50 * 1024 * 1024
PROBLEMS_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@requires("manager")
def upload(request: MemberRequest) -> HttpResponse:
    """Choose a file; then what it holds and what is wrong with it. Writes nothing."""
    if request.method != "POST":
        return _show(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, status=422)
    file = form.cleaned_data["file"]
    if file.size > MAX_BYTES:
        form.add_error("file", _("The file is larger than 50 MB: use recobro import."))
        return _show(request, form, status=422)
    upload = KeptUpload(
        data=file.read(),
        filename=Path(file.name).name,
        full=form.cleaned_data["full"],
    )
    try:
        report = _import(request, upload, dry_run=True)
    except UnreadableFileError as unreadable:
        form.add_error("file", str(unreadable))
        return _show(request, form, portfolio=unreadable.portfolio, status=422)
    token = keep(request, upload)
    return _show(request, form, report=report, upload=upload, token=token)


@require_POST
@requires("manager")
def confirm(request: MemberRequest) -> HttpResponse:
    """Import the file that was looked at; twice changes nothing."""
    upload = kept(request, request.POST.get("token", ""))
    if upload is None:
        messages.warning(request, _("That file is no longer here: choose it again."))
        return redirect("import")
    try:
        report = _import(request, upload, dry_run=False)
    except UnreadableFileError as unreadable:
        messages.error(request, str(unreadable))
        return redirect("import")
    throw_away(request, request.POST.get("token", ""))
    messages.success(
        request,
        _("Imported: %(new)s new, %(changed)s changed, %(unchanged)s as they were.")
        % {
            "new": report.new,
            "changed": report.changed,
            "unchanged": report.unchanged,
        },
    )
    return redirect("portfolio")


def _import(
    request: MemberRequest, upload: KeptUpload, *, dry_run: bool
) -> ImportReport:
    now = moment.now()
    options = ReadOptions(
        country=request.tenant.country,
        currency=request.tenant.currency,
        today=moment.today(now),
    )
    portfolio = read_portfolio(upload.data, filename=upload.filename, options=options)
    return import_portfolio(
        portfolio,
        tenant_id=request.tenant_id,
        data=upload.data,
        filename=upload.filename,
        actor=request.user.get_username(),
        now=now,
        dry_run=dry_run,
        full=upload.full,
    )


def _show(
    request: HttpRequest,
    form: UploadForm,
    *,
    report: ImportReport | None = None,
    portfolio: Portfolio | None = None,
    upload: KeptUpload | None = None,
    token: str = "",
    status: int = 200,
) -> HttpResponse:
    read = report.portfolio if report else portfolio
    context = {
        "form": form,
        "report": report,
        "portfolio": read,
        "upload": upload,
        "token": token,
        "rejected": read.rejected[:PROBLEMS_SHOWN] if read else (),
        "warnings": read.warnings[:PROBLEMS_SHOWN] if read else (),
        "section": "import",
    }
    return render(request, "web/import.html", context, status=status)
