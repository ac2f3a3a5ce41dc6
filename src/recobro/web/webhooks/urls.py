"""Addresses of the webhooks; the tenant's slug is part of each."""

from __future__ import annotations

from django.urls import path

from recobro.web.webhooks import views

urlpatterns = [
    path("whatsapp/<slug:tenant>", views.whatsapp, name="webhook-whatsapp"),
    path("payments/<slug:tenant>", views.payments, name="webhook-payments"),
]
