// Elements, made of text nodes and attributes alone: no text ever becomes markup.

let count = 0;

/** Return an id that no element has yet. */
export const freshId = () => `i${++count}`;

/** Return the element of the page with this id. */
export const byId = (id) => document.getElementById(id);

/**
 * Make an element: its tag with classes ("span.label"), attributes (optional), children (nodes or text).
 * `on…` adds a listener, `text` is its text; true sets an empty attribute, nothing or false leaves it out.
 */
export function el(kind, ...children) {
  const [tag, ...classes] = kind.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  if (tag === "button") made.type = "button";
  const attributes = Object.getPrototypeOf(children[0] ?? "") === Object.prototype ? children.shift() : {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "text") made.textContent = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Return a decorative icon: a symbol of index.html. */
export function icon(name) {
  const [made, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  made.setAttribute("aria-hidden", "true");
  made.setAttribute("class", "glyph");
  use.setAttribute("href", `#icon-${name}`);
  made.append(use);
  return made;
}

const HUES = ["#5865f2", "#2b6cb0", "#b4552d", "#2f855a", "#8a3ffc", "#b83280"];

/** Return a person's picture: the first letter on a colour of their own, or the bot's mark. */
export function avatar(user) {
  const made = el("span.avatar", { "aria-hidden": "true" });
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
