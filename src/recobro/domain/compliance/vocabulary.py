"""The closed lists of words that facts, actions and packs are written in.

Words, not enums, cross the border: packs are YAML and cases are JSON. Each list is
closed, and the readers of both refuse a word that is not in it.
"""

from __future__ import annotations

from enum import StrEnum

ACTIONS = frozenset({"contact", "list_in_bureau", "charge", "decide", "sue", "retain"})
CHANNELS = frozenset({"voice", "sms", "whatsapp", "email", "push", "letter", "visit"})
ELECTRONIC = frozenset({"sms", "whatsapp", "email", "push"})
PURPOSES = frozenset(
    {
        "collection",
        "reminder",
        "marketing",
        "transaction_confirmation",
        "requested_information",
        "fraud_alert",
        # Two that LAW.md does not list: the answer that confirms an opt-out, and a
        # notice that a law obliges the creditor to give.
        "opt_out_confirmation",
        "legal_notice",
    }
)
DEBTORS = frozenset({"consumer", "business", "public_body"})
COLLECTORS = frozenset(
    {"first_party", "first_party_financial", "third_party", "debt_buyer"}
)
PARTIES = frozenset(
    {
        "debtor",
        "co_debtor",
        "joint_debtor",
        "guarantor",
        "spouse",
        "parent_of_minor",
        "guardian",
        "executor",
        "successor",
        "attorney",
        "beneficiary",
        "reference",
        "relative",
        "employer",
        "neighbour",
        "minor",
        "third_party",
    }
)
# Who owes: the only people whose age or memory the law treats as the debtor's.
OBLIGED = frozenset({"debtor", "co_debtor", "joint_debtor", "guarantor"})
PLACES = frozenset({"home", "work", "elsewhere"})
DIRECTIONS = frozenset({"outbound", "inbound"})
DECISIONS = frozenset(
    {
        "deny_plan",
        "litigate",
        "list_in_bureau",
        "terminate",
        "terminate_contract",
        "propensity_score_used_decisively",
        "grant_plan",
        "send_reminder",
    }
)
CONTENT_TAGS = frozenset(
    {
        "threat",
        "suit_threat",
        "intimidation",
        "offence",
        "ridicule",
        "constraint",
        "coercion",
        "undue_influence",
        "harassment",
        "misleading",
        "pretext",
        "shaming",
        "public_poster",
        "media_list",
        "black_list",
        "judicial_lookalike",
        "authority_impersonation",
        "false_bureau_threat",
        "work_interference",
        "home_privacy",
        "marketing",
        "payment_alternatives",
    }
)
INQUIRIES = frozenset({"reason_for_default", "payment_alternatives"})
CHARGES = frozenset(
    {
        "statutory_b2b_interest",
        "fixed_40_eur",
        "fixed_compensation",
        "late_interest",
        "late_fine",
        "collection_fee",
        "recovery_costs",
        "remuneratory_interest",
    }
)

# What an attempt came to. Three closed lists say what it was not; an outcome that is
# in none of them counts as all three, because what nobody has classified counts.
NOT_PLACED = frozenset({"cancelled", "refused", "planned"})
NOT_A_CONTACT = NOT_PLACED | frozenset(
    {
        "no_answer",
        "busy",
        "failed",
        "not_connected",
        "undelivered",
        "undeliverable",
        "bounced",
        "rejected",
        "invalid_number",
    }
)
NOT_A_CONVERSATION = NOT_A_CONTACT | frozenset(
    {"sent", "accepted", "delivered", "read", "voicemail", "sending", "unknown"}
)

# Flags that are signals: nobody asserts their absence, so absent means "no". An
# explicit None still means unknown, and refuses. Every other flag that a rule needs
# must be known. docs/compliance.md says why each is here.
SIGNALS = frozenset(
    {
        "ai_obvious",
        "attorney_represented",
        "bankruptcy",
        "breathing_space",
        "caller_id_premium",
        "catastrophe_state",
        "cease_requested",
        "consented_to_more_calls",
        "debtor_not_responsible",
        "deceased",
        "disputed",
        "elderly",
        "emotion_recognition",
        "employer_prohibits",
        "erasure_requested",
        "express_visit_authorization",
        "hold",
        "human_requested",
        "in_excluded_numbers_registry",
        "minor",
        "notice_not_proven",
        "refused_because_barred",
        "rural_or_microcredit_with_express_visit_authorization",
        "work_channel",
    }
)


class Basis(StrEnum):
    """What a rule rests on; only `policy` may be loosened by a tenant."""

    LAW = "law"
    REGULATOR = "regulator"
    CASE_LAW = "case_law"
    POLICY = "policy"


class Consequence(StrEnum):
    """What a broken rule does; all but `warn` refuse the action."""

    BLOCK = "block"
    DEFER = "defer"
    REQUIRE = "require"
    CAP = "cap"
    HUMAN = "human"
    WARN = "warn"


class Tag(StrEnum):
    """How the text behind a rule was read.

    P: the law itself. R: the regulator's or a court's own page. T: quoted by a third
    party. S: a secondary source. GK: general knowledge, not verified.
    """

    PRIMARY = "P"
    REGULATOR = "R"
    QUOTED = "T"
    SECONDARY = "S"
    GENERAL_KNOWLEDGE = "GK"


def flag_default(name: str) -> bool | None:
    """What an absent flag means: False for a signal, None (unknown) otherwise."""
    return False if name in SIGNALS else None
