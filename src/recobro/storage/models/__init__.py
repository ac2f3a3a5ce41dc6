"""The tables, one noun per file."""

from recobro.storage.models.agreements import (
    Dispute,
    Hold,
    Plan,
    PlanInstalment,
    Promise,
    Settlement,
)
from recobro.storage.models.chronology import ChronologyLine, DemoClock
from recobro.storage.models.debtors import Account, ContactPoint, Debtor, Stop
from recobro.storage.models.events import InboundEvent, OrphanStatus, WebhookRefusal
from recobro.storage.models.invoices import ImportBatch, Invoice, InvoiceTerm
from recobro.storage.models.messages import (
    Attachment,
    ContactAttempt,
    Conversation,
    HandOver,
    InboundMessage,
    Message,
    Verdict,
)
from recobro.storage.models.operations import Alarm, Pause, RedButton, TokenBucket
from recobro.storage.models.payments import (
    Allocation,
    Checkout,
    Payment,
    PaymentLink,
    PaymentReturn,
)
from recobro.storage.models.policies import PolicyChange
from recobro.storage.models.strategies import (
    CycleRange,
    CycleRun,
    DataFeed,
    Decision,
    Strategy,
)
from recobro.storage.models.surveys import Survey
from recobro.storage.models.tenants import Membership, Role, Tenant, User
from recobro.storage.models.understanding import (
    MediaReading,
    ModelCall,
    ReadingCorrection,
)
from recobro.storage.models.wordings import FaqEntry, Wording

__all__ = [
    "Account", "Alarm", "Allocation", "Attachment", "Checkout", "ChronologyLine",
    "ContactAttempt", "ContactPoint", "Conversation", "CycleRange", "CycleRun",
    "DataFeed", "Debtor", "Decision", "DemoClock", "Dispute", "FaqEntry", "HandOver",
    "Hold", "ImportBatch", "InboundEvent", "InboundMessage", "Invoice", "InvoiceTerm",
    "MediaReading", "Membership", "Message", "ModelCall", "OrphanStatus", "Pause",
    "Payment", "PaymentLink", "PaymentReturn", "Plan", "PlanInstalment", "PolicyChange",
    "Promise", "ReadingCorrection", "RedButton", "Role", "Settlement", "Stop",
    "Strategy", "Survey", "Tenant", "TokenBucket", "User", "Verdict", "WebhookRefusal",
    "Wording",
]  # fmt: skip
