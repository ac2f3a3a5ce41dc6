"""Templates and media of the Graph API double."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from tests.integration.emulator.running import ANA, GRAPH, TEMPLATES, Receiver, Running
from tests.integration.emulator.samples import a_template, template_message

Json = dict[str, Any]
UPLOAD = "/v26.0/100000000000001/media"
PDF = b"%PDF-1.4 un justificante"


def body_of(text: str, **more: Any) -> Json:
    example = {"body_text": [["Ana", "F-1"]]}
    return {"components": [{"type": "BODY", "text": text, "example": example, **more}]}


def create(emulator: Running, **changes: Any) -> Any:
    return emulator.http.post(TEMPLATES, json=a_template(**changes), headers=GRAPH)


def test_created_template_is_listed_approved(emulator: Running) -> None:
    created = create(emulator).json()
    query = {"name": "recordatorio"}
    listed = emulator.http.get(TEMPLATES, params=query, headers=GRAPH).json()
    (template,) = listed["data"]
    assert template["id"] == created["id"]
    assert template["status"] == "APPROVED"
    assert template["language"] == "es"
    assert template["category"] == "UTILITY"
    assert [c["type"] for c in template["components"]] == [
        "HEADER",
        "BODY",
        "FOOTER",
        "BUTTONS",
    ]


def test_list_is_paged(emulator: Running) -> None:
    for number in range(5):
        create(emulator, name=f"recordatorio_{number}")
    names: list[str] = []
    url: str | None = f"{TEMPLATES}?limit=2"
    while url:
        page = emulator.http.get(url, headers=GRAPH).json()
        assert len(page["data"]) <= 2
        names += [template["name"] for template in page["data"]]
        url = page["paging"].get("next")
    assert names == ["hello_world", *(f"recordatorio_{n}" for n in range(5))]


def test_deleted_template_cannot_be_sent(emulator: Running) -> None:
    create(emulator)
    answer = emulator.http.delete(TEMPLATES + "?name=recordatorio", headers=GRAPH)
    assert answer.json() == {"success": True}
    answer = emulator.send(**template_message("Ana", "F-1"))
    assert answer.status_code == 404
    assert emulator.error(answer) == 132001


@pytest.mark.parametrize(
    ("changes", "subcode"),
    [
        ({"name": "Con Mayúsculas"}, None),
        ({"category": "OTHER"}, None),
        ({"components": [{"type": "FOOTER", "text": "x"}]}, 2388043),
        ({"components": ["x"]}, None),
        (body_of("{{1}}, debe {{2}} ya."), 2388299),
        (body_of("Hola, {{1}}, debe {{2}}"), 2388299),
        (body_of("Hola, {{1}}, debe {{3}} ya."), 2388047),
        (body_of("Hola, {{1}}, debe {{2}} ya.", example=None), 2388043),
        (body_of("x" * 1025), 2388040),
    ],
)
def test_bad_template_is_refused(
    emulator: Running, changes: Json, subcode: int | None
) -> None:
    answer = create(emulator, **changes)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == 100
    assert answer.json()["error"].get("error_subcode") == subcode


def test_same_template_twice_is_refused(emulator: Running) -> None:
    assert create(emulator).status_code == 200
    assert create(emulator).json()["error"]["error_subcode"] == 2388024
    assert create(emulator, language="en").status_code == 200


def test_named_parameters_are_filled(emulator: Running) -> None:
    example = {"body_text_named_params": [{"param_name": "nombre", "example": "Ana"}]}
    body = {"type": "BODY", "text": "Hola, {{nombre}}, gracias.", "example": example}
    create(emulator, parameter_format="NAMED", components=[body])
    parameter = {"type": "text", "parameter_name": "nombre", "text": "Luis"}
    template = {
        "name": "recordatorio",
        "language": {"code": "es"},
        "components": [{"type": "body", "parameters": [parameter]}],
    }
    assert emulator.send(type="template", template=template).status_code == 200
    (message,) = emulator.messages(direction="out")
    assert message["text"] == "Hola, Luis, gracias."


def test_document_header_needs_its_document(emulator: Running) -> None:
    header = {"type": "HEADER", "format": "DOCUMENT"}
    body = {"type": "BODY", "text": "Le enviamos su factura."}
    create(emulator, components=[header, body])
    template: Json = {"name": "recordatorio", "language": {"code": "es"}}
    assert emulator.error(emulator.send(type="template", template=template)) == 132012
    document = {"link": "https://example.com/f.pdf", "filename": "F-1.pdf"}
    parameters = [{"type": "document", "document": document}]
    template["components"] = [{"type": "header", "parameters": parameters}]
    assert emulator.send(type="template", template=template).status_code == 200


def upload(emulator: Running, mime_type: str = "application/pdf") -> Any:
    return emulator.http.post(
        UPLOAD,
        data={"messaging_product": "whatsapp", "type": mime_type},
        files={"file": ("F-1.pdf", PDF, mime_type)},
        headers=GRAPH,
    )


def test_uploaded_file_can_be_sent(emulator: Running) -> None:
    media_id = upload(emulator).json()["id"]
    emulator.open_window()
    document = {"id": media_id, "filename": "F-1.pdf", "caption": "Su factura"}
    assert emulator.send(type="document", document=document).status_code == 200


def test_unknown_kind_of_file_is_refused(emulator: Running) -> None:
    assert emulator.error(upload(emulator, "text/html")) == 100


def test_attachment_is_fetched_in_two_steps(
    emulator: Running, receiver: Receiver
) -> None:
    emulator.control(
        "inbound",
        **{"from": ANA},
        type="document",
        filename="justificante.pdf",
        content_base64=base64.b64encode(PDF).decode(),
        text="Ya pagué",
    )
    emulator.settle()
    (message,) = receiver.messages()
    document = message["document"]
    assert document["filename"] == "justificante.pdf"
    assert document["caption"] == "Ya pagué"
    digest = hashlib.sha256(PDF).digest()
    assert base64.b64decode(document["sha256"]) == digest
    address = emulator.http.get(f"/v26.0/{document['id']}", headers=GRAPH).json()
    assert address["mime_type"] == "application/pdf"
    assert address["file_size"] == len(PDF)
    assert address["sha256"] == digest.hex()
    assert emulator.http.get(address["url"]).status_code == 401
    assert emulator.http.get(address["url"], headers=GRAPH).content == PDF


def test_address_of_a_file_expires(emulator: Running) -> None:
    media_id = upload(emulator).json()["id"]
    address = emulator.http.get(f"/v26.0/{media_id}", headers=GRAPH).json()["url"]
    emulator.control("clock", offset_seconds=301)
    assert emulator.http.get(address, headers=GRAPH).status_code == 404


def test_deleted_file_is_gone(emulator: Running) -> None:
    media_id = upload(emulator).json()["id"]
    path = f"/v26.0/{media_id}"
    assert emulator.http.delete(path, headers=GRAPH).json() == {"success": True}
    assert emulator.http.get(path, headers=GRAPH).status_code == 400
