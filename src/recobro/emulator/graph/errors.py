"""Meta's errors: codes, titles, HTTP statuses and the shape of the body.

Titles and HTTP statuses follow Meta's error reference as remembered; a client should
act on `code` alone, as Meta asks.
"""

from __future__ import annotations

from starlette.responses import JSONResponse

from recobro.emulator.http import Json
from recobro.emulator.identifiers import Identifiers

DOCUMENTATION = (
    "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"
)
TITLES: dict[int, str] = {
    0: "AuthException",
    1: "API Unknown",
    2: "API Service",
    3: "API Method",
    4: "API Too Many Calls",
    10: "Permission Denied",
    33: "Parameter value is not valid",
    100: "Invalid parameter",
    190: "Access token has expired",
    368: "Temporarily blocked for policies violations",
    613: "Calls to this api have exceeded the rate limit",
    80007: "Rate limit issues",
    130403: "User is blocked by the business",
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    130497: "Business account is restricted from messaging users in this country",
    131000: "Something went wrong",
    131005: "Access denied",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131030: "Recipient phone number not in allowed list",
    131031: "Business Account locked",
    131037: "WhatsApp provided number needs display name approval",
    131042: "Business eligibility payment issue",
    131044: "Business eligibility payment issue",
    131045: "Incorrect certificate",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "Message not delivered to maintain healthy ecosystem engagement",
    131050: "User has stopped marketing messages",
    131051: "Unsupported message type",
    131052: "Media download error",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    131057: "Account in maintenance mode",
    131062: "Business-scoped user id not supported for this message",
    131064: "Template category limit hit",
    132000: "Number of parameters does not match the expected number of params",
    132001: "Template name does not exist in the translation",
    132005: "Template hydrated text too long",
    132007: "Template format character policy violated",
    132012: "Parameter format does not match format in the created template",
    132015: "Template is paused",
    132016: "Template is disabled",
    132018: "There is an issue with the parameters in your template",
    132068: "Flow is blocked",
    132069: "Flow is throttled",
}
STATUSES = {
    0: 401, 190: 401, 3: 500, 10: 403, 131005: 403, 368: 403, 131031: 403, 130497: 403,
    2: 503, 131000: 500, 131016: 500, 131045: 500, 131057: 500, 132001: 404,
}  # fmt: skip


class GraphError(Exception):
    """An error that the Graph API answers with."""

    def __init__(
        self,
        code: int,
        details: str | None = None,
        *,
        message: str | None = None,
        status: int | None = None,
        kind: str = "OAuthException",
        subcode: int | None = None,
        extra: Json | None = None,
    ) -> None:
        self.code = code
        self.title = title_of(code)
        self.details = details
        self.message = message or f"(#{code}) {self.title}"
        self.status = status or STATUSES.get(code, 400)
        self.kind = kind
        self.subcode = subcode
        self.extra = extra or {}
        super().__init__(self.message)

    def response(self, identifiers: Identifiers) -> JSONResponse:
        """The answer in Meta's shape."""
        error: Json = {"message": self.message, "type": self.kind, "code": self.code}
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.details is not None:
            error["error_data"] = {
                "messaging_product": "whatsapp",
                "details": self.details,
            }
        error.update(self.extra)
        error["fbtrace_id"] = "A" + identifiers.hexadecimal(22)
        return JSONResponse({"error": error}, status_code=self.status)


def title_of(code: int) -> str:
    """Meta's short text for a code."""
    if 200 <= code <= 299:
        return "API Permission"
    return TITLES.get(code, "Something went wrong")


def webhook_error(code: int, details: str | None = None) -> Json:
    """An error as a failed status carries it."""
    title = title_of(code)
    return {
        "code": code,
        "title": title,
        "message": title,
        "error_data": {"details": details or title},
        "href": DOCUMENTATION,
    }


def bad_token() -> GraphError:
    """No token, or not ours."""
    return GraphError(
        190, message="Invalid OAuth access token - Cannot parse access token"
    )


def unknown_object(object_id: str, method: str) -> GraphError:
    """An id that does not exist or that the token may not see."""
    return GraphError(
        100,
        message=(
            f"Unsupported {method} request. Object with ID '{object_id}' does not"
            " exist, cannot be loaded due to missing permissions, or does not support"
            " this operation."
        ),
        kind="GraphMethodException",
        subcode=33,
    )


def missing_parameter(name: str) -> GraphError:
    """A parameter that every call of this kind needs."""
    return GraphError(100, message=f"(#100) The parameter {name} is required.")


def invalid_value(details: str) -> GraphError:
    """A value that Meta does not take (131009)."""
    return GraphError(131009, details)
