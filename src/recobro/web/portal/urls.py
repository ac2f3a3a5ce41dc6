"""The portal's addresses: the token is the only key."""

from __future__ import annotations

from django.urls import path

from recobro.web.portal import documents, pages

urlpatterns = [
    path("<str:token>", pages.owed, name="portal"),
    path("<str:token>/pagar", pages.pay, name="portal-pay"),
    path("<str:token>/gracias", pages.thanks, name="portal-thanks"),
    path("<str:token>/estado", pages.progress, name="portal-progress"),
    path("<str:token>/documents", documents.documents, name="portal-documents"),
    path(
        "<str:token>/documents/<path:name>.pdf",
        documents.download,
        name="portal-document",
    ),
]
