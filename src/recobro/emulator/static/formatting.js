// Text as WhatsApp shows it: *bold*, _italic_, ~struck~, ```code``` and links.
// Makes nodes, never HTML, so that nothing in a message can become markup.
import { element, webAddress } from "./dom.js";

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/giu;
const TRAILING = /[.,;:!?)\]}»”*_~]+$/u;
const STYLES = { "*": "strong", _: "em", "~": "s" };
const STYLED = /```([\s\S]+?)```|(?<![\p{L}\p{N}])([*_~])(\S|\S[^\n]*?\S)\2(?![\p{L}\p{N}])/gu;

export function formatted(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = webAddress(address);
    if (!href) continue;
    nodes.push(...styled(text.slice(from, match.index)));
    nodes.push(element("a", { href, target: "_blank", rel: "noopener noreferrer" }, address));
    from = match.index + address.length;
  }
  nodes.push(...styled(text.slice(from)));
  return nodes;
}

function styled(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(STYLED)) {
    if (match.index > from) nodes.push(text.slice(from, match.index));
    const [whole, code, mark, inner] = match;
    if (code !== undefined) nodes.push(element("code", {}, code));
    else nodes.push(element(STYLES[mark], {}, ...styled(inner)));
    from = match.index + whole.length;
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes;
}
