"""The files that people sent, as the console hands them out."""

from uuid import uuid4

from tests.integration.web.seeding import Company


def test_file_is_downloaded_never_shown(database: None) -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed)
    inbound = company.attachment(owed, talk, b"%PDF-1.7 recibo")
    answer = company.browser("auditor").get(f"/attachments/{inbound}")
    assert answer.status_code == 200
    assert answer.content == b"%PDF-1.7 recibo"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "recibo%20%C3%B1.pdf" in answer["Content-Disposition"]


def test_transcript_links_to_the_file(database: None) -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed)
    inbound = company.attachment(owed, talk)
    page = company.browser("collector").get(f"/inbox/{talk}").content.decode()
    assert f"/attachments/{inbound}" in page


def test_message_without_a_file_is_404(database: None) -> None:
    company = Company()
    assert company.browser("admin").get(f"/attachments/{uuid4()}").status_code == 404
