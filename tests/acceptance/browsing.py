"""A real Chromium, for people's side of the tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright
from tests.acceptance.stack import PASSWORD, Company

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
MOBILE: ViewportSize = {"width": 390, "height": 844}
_AXE = Path(__file__).parents[1] / "vendor" / "axe-core-4.14.1" / "axe.min.js"
# For a busy machine: pages tell what a worker does meanwhile.
_TIMEOUT_MS = 90_000
expect.set_options(timeout=_TIMEOUT_MS)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; the test is skipped where there is none, unless one is required."""
    if CHROMIUM is None:
        why = "there is no chromium on the PATH"
        if os.environ.get("RECOBRO_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{why}, and RECOBRO_REQUIRE_BROWSER asks for one")
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--headless=new", "--disable-dev-shm-usage"],
            timeout=_TIMEOUT_MS,
        )
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, viewport: ViewportSize = DESKTOP) -> Iterator[Page]:
    """A page of a person of their own; no script on it may fail or warn."""
    context = browser.new_context(
        locale="es-ES", timezone_id="Europe/Madrid", viewport=viewport
    )
    context.set_default_timeout(_TIMEOUT_MS)
    problems: list[str] = []

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                problems.append(f"{page.url}: {said.text}")
                if said.type in {"error", "warning"}
                else None
            ),
        )

    context.on("page", listen)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert problems == []


def log_in(page: Page, company: Company) -> None:
    """Enter the console as the company's administrator."""
    page.goto(f"{company.stack.web_url}/login")
    page.get_by_label("Usuario").fill(company.hire())
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    page.wait_for_url(f"{company.stack.web_url}/")


def barriers(page: Page) -> list[str]:
    """What axe finds that keeps people out: rule, and where."""
    page.evaluate(_AXE.read_text(encoding="utf-8") + "; 0")
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run(document)).violations"
    )
    return [
        f"{page.url}: {item['id']} ({item['impact']}): {node['target']}"
        for item in found
        for node in item["nodes"]
    ]


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide
