"""The questions page and the documents page as a browser lays them out, for everybody.

Pages come from the test client, so that no server has to run: what is asked here is
their structure and their width.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.integration.web.seeding import Company, visitor
from tests.integration.web.test_faq import ENTRY, browser, in_use, propose

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
    pytest.mark.usefixtures("database"),
]
AXE = Path(__file__).parents[2] / "vendor" / "axe-core-4.14.1" / "axe.min.js"
STYLES = Path(__file__).parents[3] / "src" / "recobro" / "web" / "static" / "recobro"
SIZES = ((390, 800), (1280, 900))
_PATIENCE_MS = 120_000  # for a busy machine

# Playwright's loop and Django's connections want threads of their own.
InBrowser = Callable[[Sequence[str], str], list[str]]


@pytest.fixture(scope="module")
def barriers_of() -> Iterator[InBrowser]:
    """What keeps people out of pages, given their HTML and the name of their style."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        playwright = thread.submit(sync_playwright().start).result()
        chromium = thread.submit(
            playwright.chromium.launch,
            executable_path=CHROMIUM,
            args=["--no-sandbox"],
            timeout=_PATIENCE_MS,
        ).result()

        def check(pages: Sequence[str], style: str) -> list[str]:
            return thread.submit(partial(_barriers, chromium, pages, style)).result()

        yield check
        thread.submit(chromium.close).result()
        thread.submit(playwright.stop).result()


def _barriers(chromium: Browser, pages: Sequence[str], style: str) -> list[str]:
    rules = "".join((STYLES / name).read_text() for name in ("base.css", style))
    found: list[str] = []
    for width, height in SIZES:
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(_PATIENCE_MS)
        for html in pages:
            bare = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
            page.set_content(bare.replace("</head>", f"<style>{rules}</style></head>"))
            page.add_script_tag(path=str(AXE))
            said: list[dict[str, Any]] = page.evaluate(
                "async () => (await axe.run(document)).violations"
            )
            found += [f"{page.title()}: {one['id']} at {width}" for one in said]
            wide: int = page.evaluate(
                "document.documentElement.scrollWidth"
                " - document.documentElement.clientWidth"
            )
            found += [f"{page.title()}: {wide} px too wide"] if wide > 0 else []
        page.close()
    return found


def test_questions_page_keeps_nobody_out(barriers_of: InBrowser) -> None:
    made = Company()
    owed = made.account()
    made.says(owed, made.conversation(owed), "Venden repuestos", ago=timedelta(days=1))
    ana, entry = in_use(made)
    propose(ana, answer="Ya no.", number=entry.number)
    spanish = browser(made, "manager", "eva")
    english = browser(made, "manager", "eve", "en")
    refused = spanish.post("/faq/propose", ENTRY | {"answer": "Son 45 €."})
    answers = [
        spanish.get("/faq?q=tienen+estacionamiento&language=es"),
        english.get("/faq?q=repuestos&language=es"),
        spanish.get(f"/faq/edit?entry={entry.id}"),
        english.get("/faq/edit"),
        refused,
    ]
    pages = [answer.content.decode() for answer in answers]
    assert barriers_of(pages, "console.css") == []


def test_documents_page_keeps_nobody_out(barriers_of: InBrowser) -> None:
    made = Company()
    pages: list[str] = []
    for language in ("es", "en"):
        owed = made.account(owes=(("80.00", 10), ("-20.00", 5)), language=language)
        made.plan(owed, ("40.00", "40.00"))
        for token in (made.link(owed), made.link(owed, status="cancelled")):
            answer = visitor(language).get(f"/p/{token}/documents")
            pages.append(answer.content.decode())
    assert barriers_of(pages, "portal.css") == []


def test_barrier_would_be_found(barriers_of: InBrowser) -> None:
    page = "<html><head></head><body><img src=x><p style='width:3000px'>a</body></html>"
    found = barriers_of([page], "portal.css")
    assert any("image-alt" in line for line in found)
    assert any("too wide" in line for line in found)
