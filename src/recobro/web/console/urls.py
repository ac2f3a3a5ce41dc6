"""The console's addresses."""

from __future__ import annotations

from django.urls import path

from recobro.web.console import (
    account,
    attachments,
    contacts,
    day,
    demo_clock,
    imports,
    inbox,
    policy,
    portfolio,
)

urlpatterns = [
    path("", portfolio.portfolio, name="portfolio"),
    path("portfolio.csv", portfolio.export, name="portfolio-export"),
    path("accounts/<uuid:account_id>", account.account, name="account"),
    path("accounts/<uuid:account_id>/hold", account.hold, name="hold"),
    path(
        "accounts/<uuid:account_id>/holds/<uuid:hold_id>/release",
        account.release,
        name="release-hold",
    ),
    path(
        "accounts/<uuid:account_id>/disputes/<uuid:dispute_id>/settle",
        account.settle,
        name="settle-dispute",
    ),
    path("accounts/<uuid:account_id>/contact", contacts.log, name="log-contact"),
    path(
        "accounts/<uuid:account_id>/addresses/<uuid:contact_point_id>",
        contacts.workplace,
        name="mark-workplace",
    ),
    path("accounts/<uuid:account_id>/week", contacts.week, name="week"),
    path("accounts/<uuid:account_id>/payment", account.book_payment, name="payment"),
    path("attachments/<uuid:inbound_id>", attachments.download, name="attachment"),
    path("inbox", inbox.waiting, name="inbox"),
    path("inbox/<uuid:conversation_id>", inbox.conversation, name="conversation"),
    path(
        "inbox/<uuid:conversation_id>/transcript",
        inbox.live_transcript,
        name="transcript",
    ),
    path("inbox/<uuid:conversation_id>/take", inbox.take, name="take-over"),
    path("inbox/<uuid:conversation_id>/give-back", inbox.give, name="give-back"),
    path("inbox/<uuid:conversation_id>/reply", inbox.reply, name="reply"),
    path("day", day.day, name="day"),
    path("day/preview", day.preview, name="day-preview"),
    path("day/run", day.run, name="day-run"),
    path("day/runs/<uuid:run_id>", day.past_run, name="run"),
    path("policy", policy.policy, name="policy"),
    path("policy/propose", policy.propose, name="propose-policy"),
    path("policy/<uuid:change_id>/decide", policy.decide, name="decide-policy"),
    path("import", imports.upload, name="import"),
    path("import/confirm", imports.confirm, name="import-confirm"),
    path("demo/clock", demo_clock.move, name="clock"),
    path("demo/clock/face", demo_clock.show, name="clock-face"),
]
