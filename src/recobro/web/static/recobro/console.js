/* What the console adds where JavaScript runs; every page works without it. */
"use strict";
(() => {
  const NEAR = 80;
  const log = () => document.getElementById("transcript");
  const toEnd = () => { const box = log(); if (box) box.scrollTop = box.scrollHeight; };
  let atEnd = true;
  let kept = 0;

  const ready = () => {
    toEnd();
    // A menu closes when one looks elsewhere, or with Escape.
    document.addEventListener("click", (event) => {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        if (!menu.contains(event.target)) menu.open = false;
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        for (const menu of document.querySelectorAll("details.menu[open]")) {
          menu.open = false;
          menu.querySelector("summary").focus();
        }
      }
      const box = event.target;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && box.matches?.("[data-send]")) {
        box.form.requestSubmit();
      }
    });
    // A form is sent once; the server would not do it twice either.
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (form.method !== "post" || form.dataset.sent) {
        if (form.dataset.sent) event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      event.submitter?.setAttribute("aria-busy", "true");
    });
    // The browser may show a page again as it was left: its forms are fresh then.
    window.addEventListener("pageshow", () => {
      for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
      for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
    });
  };

  document.addEventListener("htmx:beforeSwap", () => {
    const box = log();
    kept = box ? box.scrollTop : 0;
    atEnd = !box || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  });
  document.addEventListener("htmx:afterSwap", () => {
    const box = log();
    if (box) box.scrollTop = atEnd ? box.scrollHeight : kept;
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
