/* Keys to label one message after another; every button works without them. */
"use strict";
document.addEventListener("keydown", (event) => {
  const form = document.getElementById("labels");
  if (!form) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-key='s']"));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest?.("input, select, textarea");
  if (field && !["checkbox", "radio"].includes(field.type)) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input")) wanted.focus();
  else wanted.click();
});
// Who has changed something does not mean that the reading is right.
document.addEventListener("change", (event) => {
  if (event.target.form?.id !== "labels") return;
  for (const button of event.target.form.querySelectorAll("[name='right']")) button.disabled = true;
});
