"""The files that people sent: always a download, never shown inside our pages."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from recobro.storage.queries.attachment import kept_file
from recobro.web.access import MemberRequest, requires


@require_safe
@requires("auditor")
def download(request: MemberRequest, inbound_id: UUID) -> HttpResponse:
    """The file of an inbound message; 404 where it is not kept, or not ours."""
    found = kept_file(request.tenant_id, inbound_id)
    if found is None:
        raise Http404
    response = HttpResponse(found.content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=found.filename
    )
    response["Cache-Control"] = "private, no-store"
    return response
