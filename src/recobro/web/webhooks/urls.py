"""Addresses of the webhooks, so that they can be named; the tenant's slug ends each.

`recobro.web.webhooks.application` answers them, before Django is asked.
"""

from __future__ import annotations

from django.urls import path

from recobro.web.webhooks import views

urlpatterns = [
    path("whatsapp/<slug:tenant>", views.taken_before, name="webhook-whatsapp"),
    path("payments/<slug:tenant>", views.taken_before, name="webhook-payments"),
]
