// One message as a bubble, with its media, buttons and ticks.
import { element, webAddress } from "./dom.js";
import { formatted } from "./formatting.js";
import { timeOf } from "./times.js";

const TICKS = {
  sent: ["Enviado", "M4 8l4 4 8-9"],
  delivered: ["Entregado", "M1 8l4 4 8-9M8 11l1.5 1.5L18 3"],
  read: ["Leído", "M1 8l4 4 8-9M8 11l1.5 1.5L18 3"],
};

export function bubbleOf(message, business, actions) {
  const mine = message.direction === "in";
  const bubble = element("div", { className: "bubble" });
  bubble.append(...parts(message, business), meta(message));
  const made = element("div", { className: `message ${mine ? "mine" : "theirs"}` },
    element("span", { className: "hidden" }, mine ? "Tú:" : `${business}:`), bubble);
  const buttons = buttonsOf(message, actions);
  if (buttons.length) made.append(element("div", { className: "actions" }, ...buttons));
  if (message.reaction) made.append(element("span", { className: "reaction" }, message.reaction));
  return made;
}

function parts(message, business) {
  const made = [];
  if (message.quote) made.push(quoteOf(message.quote, business));
  if (message.header?.media) made.push(mediaOf(message.header.media));
  if (message.header?.text) made.push(element("p", { className: "heading" }, ...formatted(message.header.text)));
  if (message.media) made.push(mediaOf(message.media));
  if (message.text) made.push(element("p", {}, ...formatted(message.text)));
  if (message.footer) made.push(element("p", { className: "footer" }, message.footer));
  return made;
}

function quoteOf(quote, business) {
  return element("div", { className: "quote" },
    element("strong", {}, quote.direction === "in" ? "Tú" : business),
    element("span", {}, ...(quote.text ? formatted(quote.text) : ["Archivo"])));
}

function mediaOf(media) {
  const url = media.url ? webAddress(media.url) : null;
  const own = url && new URL(url).origin === location.origin;
  if (own && (media.kind === "image" || media.kind === "sticker")) {
    return element("img", { className: "media-image", src: url, alt: `Imagen: ${media.filename}` });
  }
  if (own && media.kind === "audio") {
    return element("audio", { className: "media-audio", src: url, controls: true, "aria-label": `Nota de voz: ${media.filename}` });
  }
  const label = element("span", {}, media.filename, element("small", {}, url ? "Abrir" : "No disponible"));
  const icon = drawing("", "0 0 24 24", "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6");
  icon.setAttribute("aria-hidden", "true");
  if (!url) return element("div", { className: "media-file" }, icon, label);
  return element("a", { className: "media-file", href: url, target: "_blank", rel: "noopener noreferrer" }, icon, label);
}

function meta(message) {
  const made = element("div", { className: "meta" }, element("time", { dateTime: message.at }, timeOf(message.at)));
  if (message.tick in TICKS) made.append(tickOf(message.tick));
  return made;
}

function tickOf(state) {
  const [label, path] = TICKS[state];
  const svg = drawing(`tick ${state}`, "0 0 20 14", path);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

function drawing(name, box, path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", name);
  svg.setAttribute("viewBox", box);
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function buttonsOf(message, actions) {
  const made = message.buttons.map((button) => actionOf(message, button, actions));
  if (message.list) {
    const open = element("button", { type: "button", className: "action" }, `☰ ${message.list.label}`);
    open.addEventListener("click", () => actions.openList(message));
    made.push(open);
  }
  return made.filter(Boolean);
}

function actionOf(message, button, actions) {
  if (button.kind === "url") {
    const href = webAddress(button.url);
    return href && element("a", { className: "action", href, target: "_blank", rel: "noopener noreferrer" },
      `↗ ${button.title}`, element("span", { className: "hidden" }, " (se abre en otra pestaña)"));
  }
  if (button.kind === "phone") {
    const digits = String(button.phone).replace(/[^\d+]/g, "");
    return element("a", { className: "action", href: `tel:${digits}` }, `☎ ${button.title}`);
  }
  const made = element("button", { type: "button", className: "action" }, button.title);
  made.addEventListener("click", () => actions.tap(message, button, made));
  return made;
}
