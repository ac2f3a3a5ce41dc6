"""Templates and messages that the tests send; all names and numbers are invented."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
BODY = "Hola, {{1}}: su factura {{2}} está pendiente. Gracias."


def a_template(**changes: Any) -> Json:
    """A template with header, two variables, footer and three buttons."""
    return {
        "name": "recordatorio",
        "language": "es",
        "category": "UTILITY",
        "components": [
            {"type": "HEADER", "format": "TEXT", "text": "Recordatorio"},
            {"type": "BODY", "text": BODY, "example": {"body_text": [["Ana", "F-1"]]}},
            {"type": "FOOTER", "text": "Responda BAJA para no recibir más"},
            {
                "type": "BUTTONS",
                "buttons": [
                    {"type": "QUICK_REPLY", "text": "Ya he pagado"},
                    {
                        "type": "URL",
                        "text": "Pagar",
                        "url": "https://example.com/p/{{1}}",
                        "example": ["abc"],
                    },
                    {"type": "QUICK_REPLY", "text": "Ayuda"},
                ],
            },
        ],
        **changes,
    }


def template_message(*values: str, token: str | None = "t0k3n") -> Json:
    """The template filled with these values and a payment token."""
    parameters = [{"type": "text", "text": value} for value in values]
    components: list[Json] = [
        {"type": "body", "parameters": parameters},
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": "0",
            "parameters": [{"type": "payload", "payload": "PAGADO:1"}],
        },
    ]
    if token is not None:
        parameter = {"type": "text", "text": token}
        button = {"type": "button", "sub_type": "url", "index": "1"}
        components.append({**button, "parameters": [parameter]})
    language = {"code": "es"}
    template = {
        "name": "recordatorio",
        "language": language,
        "components": components,
    }
    return {"type": "template", "template": template}


def buttons(*titles: str) -> Json:
    """An interactive message with these reply buttons."""
    replies = [
        {"type": "reply", "reply": {"id": f"id:{title}", "title": title}}
        for title in titles
    ]
    body = {"text": "¿Qué prefiere?"}
    interactive = {"type": "button", "body": body, "action": {"buttons": replies}}
    return {"type": "interactive", "interactive": interactive}


def a_list(rows: int = 2) -> Json:
    """An interactive list."""
    made = [{"id": f"row:{n}", "title": f"Opción {n}"} for n in range(rows)]
    section = {"title": "Opciones", "rows": made}
    action = {"button": "Ver", "sections": [section]}
    interactive = {"type": "list", "body": {"text": "Elija"}, "action": action}
    return {"type": "interactive", "interactive": interactive}


def a_link(url: str = "https://example.com/p/1") -> Json:
    """A button that opens a link."""
    parameters = {"display_text": "Pagar", "url": url}
    action = {"name": "cta_url", "parameters": parameters}
    interactive = {"type": "cta_url", "body": {"text": "Pague aquí"}, "action": action}
    return {"type": "interactive", "interactive": interactive}


def a_checkout(**changes: Any) -> Json:
    """A request for a checkout."""
    return {
        "reference": "7f3b2c1d-0000-4000-8000-000000000001",
        "amount": "348.20",
        "currency": "EUR",
        "description": "Factura F-1",
        "language": "es",
        "return_url": "https://example.com/gracias",
        "notify_url": "http://127.0.0.1:9/none",
        **changes,
    }
