// The list of people: those with messages first, searchable by name or number.
import { call, element, poll } from "./dom.js";
import { barDate, shortWhen, timeOf } from "./times.js";

const list = document.getElementById("contacts");
const none = document.getElementById("no-contacts");
const search = document.getElementById("search");
let known = { contacts: [], now: new Date().toISOString() };
let version = "";
let drawn = "";

export function startContacts(current) {
  search.addEventListener("input", () => draw(current));
  poll(async () => {
    const answer = await call(`/phone/api/contacts?since=${version}`);
    document.getElementById("lock-time").textContent = timeOf(answer.now);
    document.getElementById("lock-date").textContent = barDate(answer.now);
    if (answer.unchanged) return;
    version = answer.version;
    known = answer;
    draw(current);
  }, 1500);
}

export const plain = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

function matches(contact, wanted) {
  const digits = wanted.replace(/\D/g, "");
  const byNumber = digits.length > 2 && contact.wa_id.includes(digits);
  return byNumber || plain(contact.name).includes(plain(wanted));
}

function draw(current) {
  const wanted = search.value.trim();
  const shown = known.contacts.filter((contact) => !wanted || matches(contact, wanted));
  const state = JSON.stringify([shown, wanted, known.now.slice(0, 10)]);
  if (state === drawn) return;
  drawn = state;
  const focused = document.activeElement?.closest?.("#contacts a")?.getAttribute("href");
  const items = [];
  shown.forEach((contact, index) => {
    const silent = !contact.last;
    const before = index > 0 && !shown[index - 1].last;
    if (silent && !before) items.push(divider(index));
    items.push(item(contact, current));
  });
  list.replaceChildren(...items);
  if (focused) list.querySelector(`a[href="${focused}"]`)?.focus();
  drawNone(shown.length, wanted);
}

function divider(position) {
  const text = position ? "Sin mensajes todavía" : "Personas";
  return element("li", { className: "divider" }, text);
}

function item(contact, current) {
  const link = element("a", { href: `/phone/${contact.wa_id}` },
    element("span", { className: `avatar tone-${tone(contact.wa_id)}`, "aria-hidden": "true" }, initials(contact.name)),
    element("span", { className: "who name" }, contact.name),
    element("span", { className: "what" }, preview(contact)),
    side(contact));
  if (contact.wa_id === current) link.setAttribute("aria-current", "page");
  return element("li", {}, link);
}

function preview({ last, number }) {
  if (!last) return number;
  return last.direction === "in" ? `Tú: ${last.text}` : last.text;
}

function side({ last, unread }) {
  const made = element("span", { className: "side" });
  if (last) made.append(shortWhen(last.at, known.now));
  if (unread) {
    made.append(element("br"), element("span", { className: "unread" },
      String(unread), element("span", { className: "hidden" }, " sin leer")));
  }
  return made;
}

function drawNone(count, wanted) {
  const digits = wanted.replace(/\D/g, "");
  none.hidden = count > 0;
  if (count) return;
  if (digits.length >= 7 && digits.length <= 15) {
    none.replaceChildren("Nadie con ese número. ",
      element("a", { href: `/phone/${digits}` }, `Abrir el teléfono +${digits}`));
  } else {
    none.textContent = wanted
      ? "Nadie se llama así."
      : "Todavía no hay nadie. Escriba un número para abrir su teléfono.";
  }
}

function initials(name) {
  const words = name.replace(/[^\p{L} ]/gu, "").split(" ").filter(Boolean);
  if (!words.length) return "#";
  return (words[0][0] + (words.length > 1 ? words[1][0] : "")).toUpperCase();
}

const tone = (waId) => [...waId].reduce((sum, digit) => sum + Number(digit), 0) % 6;
