// Elements, made of text nodes and attributes alone: no text ever becomes markup.

let count = 0;

/** Return an id that no element has yet. */
export const freshId = () => `i${++count}`;

/** Return the element of the page with this id. */
export const byId = (id) => document.getElementById(id);

/**
 * Make an element. Keys of `attributes`: `on…` adds a listener, `class`, `text`; true sets an empty attribute; null,
 * undefined and false leave it out. Children are nodes or text.
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "text") made.textContent = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  news: "M4 10v4h3l7 5V5L7 10zM18 9a4 4 0 0 1 0 6",
  forum: "M4 5h16v11H10l-4 4v-4H4z",
  thread: "M5 4v9a3 3 0 0 0 3 3h11M15 12l4 4-4 4",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v2a2.5 2.5 0 0 0 5 0v-2a9 9 0 1 0-4 7.5",
  menu: "M4 6h16M4 12h16M4 18h16",
  sun: "M12 4V2M12 22v-2M4 12H2M22 12h-2M6 6 5 5M19 19l-1-1M6 18l-1 1M19 5l-1 1M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10z",
  moon: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 3",
  tools: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4v6M9 14v6",
  send: "M4 4l17 8-17 8 3-8zM7 12h8",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M6 9l6 6 6-6",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  close: "M5 5l14 14M19 5 5 19",
  check: "M4 12l6 6L20 6",
  slash: "M15 4 9 20",
  brief: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
  reply: "M9 6 3 12l6 6M3 12h11a7 7 0 0 1 7 7",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
};

/** Return a decorative icon. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  made.setAttribute("class", "glyph");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  made.append(path);
  return made;
}

const HUES = ["#5865f2", "#2b6cb0", "#b4552d", "#2f855a", "#8a3ffc", "#b83280"];

/** Return a person's picture: the first letter on a colour of their own, or the bot's mark. */
export function avatar(user) {
  const made = el("span", { class: "avatar", "aria-hidden": "true" });
  if (user.bot) made.append(el("img", { src: "page/icon.svg", alt: "" }));
  else {
    made.textContent = [...nameOf(user)][0];
    made.style.setProperty("--hue", HUES[[...nameOf(user)].reduce((sum, one) => sum + one.codePointAt(0), 0) % HUES.length]);
  }
  return made;
}

/** Return the name that is shown of a user. */
export const nameOf = (user) => user.global_name || (user.bot ? user.username[0].toUpperCase() + user.username.slice(1) : user.username);

/** Say something to screen readers. */
export function announce(words) {
  const status = byId("status");
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 30);
}
