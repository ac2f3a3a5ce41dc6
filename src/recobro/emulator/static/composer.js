// The text box and the menu of attachments.
const form = document.getElementById("composer");
const box = document.getElementById("text");
const attach = document.getElementById("attach");
const menu = document.getElementById("attach-menu");
const picker = document.getElementById("file");

export function startComposer(send) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(send);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit(send);
  });
  box.addEventListener("input", fit);
  startMenu(send);
}

function submit(send) {
  const text = box.value;
  if (!text.trim()) return;
  box.value = "";
  fit();
  send.text(text);
  box.focus();
}

function fit() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

function startMenu(send) {
  let kind = "document";
  attach.addEventListener("click", () => open(menu.hidden));
  for (const button of menu.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      kind = button.dataset.kind;
      picker.accept = button.dataset.accept;
      picker.value = "";
      picker.click();
    });
  }
  picker.addEventListener("change", () => {
    const [file] = picker.files;
    open(false);
    if (file) send.file(file, kind);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.hidden) return;
    open(false);
    attach.focus();
  });
}

function open(wanted) {
  menu.hidden = !wanted;
  attach.setAttribute("aria-expanded", String(wanted));
  if (wanted) menu.querySelector("button").focus();
}
