"""Who may do what: one decorator on every view of the console."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from recobro.storage.tenancy import TenantName
from recobro.storage.tenants import TenantSettings
from recobro.web.roles import ROLES, has_role

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request of a person with a role in a tenant, as `requires` passes it on."""

    membership: TenantName
    tenant: TenantSettings
    tenant_id: UUID


def requires(
    role: str,
) -> Callable[
    [Callable[Concatenate[MemberRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Let a person in whose role in the tenant is at least `role`.

    Who is not logged in is sent to log in; who may not gets 403. Pages are never
    cached, so that nothing of a tenant stays in a shared browser.
    """
    if role not in ROLES:
        raise ValueError(f"unknown role {role}")

    def decorate(
        view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not has_role(getattr(request, "membership", None), role):
                raise PermissionDenied
            return view(cast("MemberRequest", request), *args, **kwargs)

        guarded.required_role = role  # type: ignore[attr-defined]
        return never_cache(guarded)

    return decorate
