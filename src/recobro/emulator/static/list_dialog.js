// The rows of a list message, to choose one.
import { element } from "./dom.js";

const dialog = document.getElementById("list-dialog");
const title = document.getElementById("list-title");
const rows = document.getElementById("list-rows");
const cancel = document.getElementById("list-cancel");

cancel.addEventListener("click", () => dialog.close());

export function chooseFromList(list, chosen) {
  title.textContent = list.label;
  rows.replaceChildren(...list.sections.flatMap(sectionOf));
  dialog.querySelector("form").onsubmit = () => {
    const picked = rows.querySelector("input:checked");
    if (picked) chosen(picked.value);
  };
  dialog.showModal();
}

function sectionOf(section) {
  const made = section.rows.map((row) => element("label", {},
    element("span", {}, row.title, row.description ? element("small", {}, row.description) : null),
    element("input", { type: "radio", name: "row", value: row.id, required: true })));
  return section.title ? [element("h3", {}, section.title), ...made] : made;
}
