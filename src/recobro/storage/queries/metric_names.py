"""What is measured: each metric's name, meaning and labels (docs/operations.md)."""

from __future__ import annotations

from recobro.ports.metrics import Metric

TENANT = "tenant"
DUE = Metric(
    name="recobro_messages_due",
    help="Planned messages whose time has come.",
    labels=(TENANT,),
)
DUE_AGE = Metric(
    name="recobro_messages_due_age_seconds",
    help="How long the oldest message that is due has waited.",
    labels=(TENANT,),
)
PLANNED = Metric(
    name="recobro_messages_planned_ahead",
    help="Planned messages whose time has not come.",
    labels=(TENANT,),
)
IN_FLIGHT = Metric(
    name="recobro_messages_in_flight",
    help="Messages that are being sent, or of which nobody knows whether they went.",
    labels=(TENANT, "state"),
)
SENDS = Metric(
    name="recobro_sends_last_day",
    help="Attempts of the last 24 hours by what became of them so far.",
    labels=(TENANT, "channel", "outcome"),
)
REFUSALS = Metric(
    name="recobro_refusals_last_day",
    help="Contacts that a rule refused in the last 24 hours.",
    labels=(TENANT, "rule"),
)
HELD_BACK = Metric(
    name="recobro_texts_held_back_last_day",
    help="Messages planned in the last 24 hours that the guard held back, by rule.",
    labels=(TENANT, "rule"),
)
WEBHOOKS = Metric(
    name="recobro_webhooks_waiting",
    help="Stored webhooks that wait to be processed.",
    labels=(TENANT, "source"),
)
WEBHOOK_AGE = Metric(
    name="recobro_webhook_age_seconds",
    help="How long the oldest of them has waited.",
    labels=(TENANT, "source"),
)
WEBHOOK_LAG = Metric(
    name="recobro_webhook_lag_seconds",
    help="From storing to processing, webhooks of the last hour, by quantile.",
    labels=(TENANT, "source", "quantile"),
)
DEAD = Metric(
    name="recobro_dead_letters",
    help="What was given up and waits for a person.",
    labels=(TENANT, "kind"),
)
CYCLE_SECONDS = Metric(
    name="recobro_cycle_duration_seconds",
    help="How long the newest finished daily run took.",
    labels=(TENANT,),
)
CYCLE_ACCOUNTS = Metric(
    name="recobro_cycle_accounts",
    help="The accounts that it decided.",
    labels=(TENANT,),
)
CYCLE_AGE = Metric(
    name="recobro_cycle_age_seconds",
    help="How long ago it finished.",
    labels=(TENANT,),
)
RANGES_OPEN = Metric(
    name="recobro_cycle_ranges_open",
    help="Ranges of running daily runs that are not decided yet.",
    labels=(TENANT,),
)
SENDERS_RESTING = Metric(
    name="recobro_senders_resting",
    help="Sender numbers that the provider asked to rest.",
    labels=(TENANT,),
)
SENDER_REST = Metric(
    name="recobro_sender_rest_seconds",
    help="The longest of their rests that is left.",
    labels=(TENANT,),
)
ALARM = Metric(
    name="recobro_alarm_open", help="An open alarm.", labels=(TENANT, "kind")
)
BROKEN = Metric(
    name="recobro_invariant_broken",
    help="Rows that broke a truth, when it was last looked.",
    labels=(TENANT, "invariant"),
)
PAUSES = Metric(
    name="recobro_pauses", help="Pauses in force.", labels=(TENANT, "scope")
)
RED_BUTTON = Metric(
    name="recobro_red_button", help="1 while the red button is pressed."
)
JOBS = Metric(
    name="recobro_jobs", help="Jobs by task and status.", labels=("task", "status")
)
JOB_AGE = Metric(
    name="recobro_job_age_seconds",
    help="How long the oldest job that could run has waited.",
    labels=("task",),
)
WORKERS = Metric(name="recobro_workers", help="Workers that showed life lately.")
HEARTBEAT = Metric(
    name="recobro_worker_heartbeat_age_seconds",
    help="How long ago the liveliest worker showed life.",
)
