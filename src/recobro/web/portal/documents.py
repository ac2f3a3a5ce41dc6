"""The documents of a link: a list, and each as PDF; private like the whole portal."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from recobro.actions.documents import DocumentLine, list_documents, print_document
from recobro.actions.errors import ActionRefusedError
from recobro.actions.portal import PaymentPage
from recobro.web import moment
from recobro.web.portal.pages import portal_view
from recobro.wiring import services

# Why nothing is given, and as what the browser is told.
_CLOSED = {
    "link_closed": HTTPStatus.GONE,
    "not_verified": HTTPStatus.FORBIDDEN,
}


@require_safe
@portal_view
def documents(request: HttpRequest, page: PaymentPage, token: str) -> HttpResponse:
    """What can be downloaded; why nothing can, where that is so."""
    try:
        found = list_documents(token, moment.now())
    except ActionRefusedError as refusal:
        return _closed(request, page, token, refusal)
    return _show(request, page, token, found=found)


@require_safe
@portal_view
def download(
    request: HttpRequest, page: PaymentPage, token: str, name: str
) -> HttpResponse:
    """One document as it is at this moment."""
    try:
        file = print_document(
            services(), token, name, now=moment.now(), told=request.method == "GET"
        )
    except ActionRefusedError as refusal:
        return _closed(request, page, token, refusal)
    response = HttpResponse(file.content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=file.filename
    )
    return response


def _closed(
    request: HttpRequest, page: PaymentPage, token: str, refusal: ActionRefusedError
) -> HttpResponse:
    """Say why; what is not there is a 404 like any other address."""
    status = _CLOSED.get(refusal.code)
    if status is None:
        raise Http404 from refusal
    return _show(request, page, token, closed=refusal.code, status=status)


def _show(
    request: HttpRequest,
    page: PaymentPage,
    token: str,
    *,
    found: tuple[DocumentLine, ...] = (),
    closed: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {"page": page, "token": token, "documents": found, "closed": closed}
    return render(request, "portal/documents.html", context, status=status)
