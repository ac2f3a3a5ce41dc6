// One person's conversation: shown, kept up to date, marked as read, and answered.
import { bubbleOf } from "./bubbles.js";
import { startComposer } from "./composer.js";
import { call, element, poll, postJson } from "./dom.js";
import { chooseFromList } from "./list_dialog.js";
import { barDate, dayKey, dayName, timeOf } from "./times.js";

const log = document.getElementById("messages");
const presence = document.getElementById("presence");
const problem = document.getElementById("problem");
const time = document.getElementById("device-time");
const date = document.getElementById("device-date");

export function startConversation(waId, business) {
  const path = `/phone/api/contacts/${waId}`;
  const shown = new Map();
  let version = "";
  let asked = Promise.resolve();

  async function refresh() {
    const answer = await call(`${path}/messages?since=${version}`);
    time.textContent = timeOf(answer.now);
    date.textContent = barDate(answer.now);
    if (!answer.unchanged) {
      version = answer.version;
      draw(answer, business, shown, actions);
      if (answer.person.unread && !document.hidden) await postJson(`${path}/read`, {});
    }
    showTyping(answer.typing);
  }

  // Turns follow one another: a tap and the clock must not draw at the same time.
  function refreshNow() {
    asked = asked.catch(() => {}).then(refresh);
    return asked;
  }

  async function act(work) {
    problem.hidden = true;
    try {
      await work();
      await refreshNow();
    } catch (error) {
      problem.textContent = `No se ha podido enviar: ${error.message}`;
      problem.hidden = false;
    }
  }

  const actions = {
    tap: async (message, button, pressed) => {
      pressed.disabled = true;
      await act(() => postJson(`${path}/tap`, { message_id: message.id, index: button.index }));
      pressed.disabled = false;
    },
    openList: (message) => chooseFromList(message.list, (row) =>
      act(() => postJson(`${path}/tap`, { message_id: message.id, row_id: row }))),
  };

  startComposer({
    text: (text) => act(() => postJson(`${path}/text`, { text })),
    file: (file, kind) => act(() => {
      const form = new FormData();
      form.append("kind", kind);
      form.append("file", file);
      return call(`${path}/attachment`, { method: "POST", body: form });
    }),
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    version = "";
    refreshNow();
  });
  poll(refreshNow, 1000);
}

function draw(answer, business, shown, actions) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const first = shown.size === 0;
  const items = [];
  let day = "";
  for (const message of answer.messages) {
    const key = dayKey(message.at);
    if (key !== day) items.push(...daySeparator(message.at, answer.now, shown));
    day = key;
    items.push(kept(shown, message.id, JSON.stringify(message),
      () => bubbleOf(message, business, actions)));
  }
  if (!items.length) {
    const text = "Todavía no hay mensajes. Escriba el primero.";
    items.push(kept(shown, "nothing", "", () => element("p", { className: "nothing-yet" }, text)));
  }
  place(items);
  if (first || atEnd) log.scrollTop = log.scrollHeight;
}

function daySeparator(at, now, shown) {
  const name = dayName(at, now);
  return [kept(shown, `day ${dayKey(at)}`, name, () => element("div", { className: "day" }, name))];
}

// What has not changed keeps its element: focus, playing audio and screen readers stay.
function kept(shown, key, state, make) {
  const old = shown.get(key);
  if (old?.state === state) return old.node;
  const node = make();
  shown.set(key, { state, node });
  return node;
}

function place(items) {
  const wanted = new Set(items);
  for (const child of [...log.children]) {
    if (!wanted.has(child)) child.remove();
  }
  items.forEach((item, index) => {
    if (log.children[index] !== item) log.insertBefore(item, log.children[index] ?? null);
  });
}

function showTyping(typing) {
  const old = log.querySelector(".typing");
  presence.textContent = typing ? "escribiendo…" : "Cuenta de empresa";
  if (!typing) return old?.remove();
  if (old) return undefined;
  const dots = element("div", { className: "bubble", "aria-hidden": "true" },
    element("i"), element("i"), element("i"));
  log.append(element("div", { className: "typing" }, dots));
  log.scrollTop = log.scrollHeight;
  return undefined;
}
