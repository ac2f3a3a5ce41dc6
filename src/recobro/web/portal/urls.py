"""The portal's addresses: the token is the only key."""

from __future__ import annotations

from django.urls import path

from recobro.web.portal import pages

urlpatterns = [
    path("<str:token>", pages.owed, name="portal"),
    path("<str:token>/pagar", pages.pay, name="portal-pay"),
    path("<str:token>/gracias", pages.thanks, name="portal-thanks"),
    path("<str:token>/estado", pages.progress, name="portal-progress"),
]
