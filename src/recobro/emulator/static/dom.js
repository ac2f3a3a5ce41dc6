// Small helpers. Nothing here or elsewhere writes HTML: all text goes in as text.

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export async function call(path, options = {}) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error || `Error ${answer.status}`);
  return body;
}

export function postJson(path, body) {
  return call(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

// Asks again and again, slower while the page is hidden, never twice at once.
export function poll(work, milliseconds) {
  async function turn() {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof TypeError)) console.warn(error);
    }
    setTimeout(turn, document.hidden ? milliseconds * 4 : milliseconds);
  }
  turn();
}

export function webAddress(text) {
  try {
    const url = new URL(text, location.href);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
