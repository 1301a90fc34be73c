// What a message is made of: containers, text, menus, buttons, media, and classic embeds.

import { el, freshId, icon, nameOf } from "./dom.js";
import { markdown } from "./markdown.js";
import { Options, closePopup, showPopup } from "./popups.js";
import { channels, say, server } from "./state.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const hex = (colour) => `#${colour.toString(16).padStart(6, "0")}`;

/** Return the nodes of a message's components. `use` has press(component) and select(component, values). */
export const components = (message, use) => message.components.map((one) => component(one, message, use));

function component(one, message, use) {
  const inner = () => (one.components ?? []).map((other) => component(other, message, use));
  switch (one.type) {
    case 1: return el("div.row", inner());
    case 2: return button(one, use);
    case 3: case 5: case 6: case 7: case 8: return select(one, use);
    case 9: return el("div.section", el("div.lines", inner()), component(one.accessory, message, use));
    case 10: return el("div.text", markdown(one.content, message));
    case 11: return media(one.media.url, one.description, one.spoiler, "thumbnail");
    case 12: return el("div.gallery", one.items.map((item) => media(item.media.url, item.description, item.spoiler)));
    case 13: return media(one.file.url, one.name, one.spoiler);
    case 14: return el("hr", { class: `separator ${one.divider === false ? "blank" : ""} ${one.spacing === 2 ? "large" : ""}` });
    case 17: return container(one, inner());
    default: return null;
  }
}

function container(one, inner) {
  const made = el("div.container", inner);
  if (one.accent_color !== null && one.accent_color !== undefined) made.style.setProperty("--accent", hex(one.accent_color));
  return one.spoiler ? hidden(made) : made;
}

function hidden(content) {
  const made = el("div.hidden", content);
  content.inert = true;
  const cover = el("button.cover", { text: say("spoiler"), onclick: () => { cover.remove(); content.inert = false; } });
  made.append(cover);
  return made;
}

/** A picture is named, not loaded: the playground asks no other server for anything. */
function media(address, description, spoiler, kind = "") {
  const shown = /^https?:/.test(address) ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, icon("image"), description || address) : el("span", icon("image"), description || address);
  const made = el("div", { class: `media ${kind}` }, shown);
  return spoiler ? hidden(made) : made;
}

function button(one, use) {
  const label = [one.emoji?.name ? el("span.emoji", one.emoji.name) : null, one.label];
  if (one.style === 5 && /^https?:/.test(one.url)) {
    return el("a.button.link", { href: one.url, target: "_blank", rel: "noopener noreferrer", "data-component": one.id }, label, icon("open"));
  }
  return el("button", {
    class: `button ${STYLES[one.style] ?? "secondary"}`, disabled: one.disabled, "data-component": one.id,
    onclick: (event) => use.press(one, event.currentTarget),
  }, label);
}

/** Return the options of a select: its own, or the people, roles or channels that it is about. */
export function optionsOf(one) {
  if (one.type === 3) return one.options.map((option) => ({ label: option.label, detail: option.description, value: option.value, chosen: option.default, mark: option.emoji?.name }));
  const here = server();
  const people = (here?.members ?? []).map((user) => ({ label: nameOf(user), detail: `@${user.username}`, value: { person: user.id } }));
  const roles = (here?.roles ?? []).map((role) => ({ label: role.name, value: { role: role.id, guild: here.id } }));
  const places = channels().filter((other) => here && other.name && (!one.channel_types?.length || one.channel_types.includes(other.type)))
    .map((other) => ({ label: `#${other.name}`, value: { channel: other.id }, chosen: one.default_values?.some((value) => value.id === other.id) }));
  return { 5: people, 6: roles, 7: [...people, ...roles], 8: places }[one.type];
}

/** A menu: a combobox without typing, whose list opens under it. */
export function select(one, use, labelledBy = null) {
  const many = (one.max_values ?? 1) > 1;
  let options = optionsOf(one);
  let before = options.filter((option) => option.chosen);
  const shown = el("span.chosen");
  const made = el("button.select", { role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false",
    "aria-label": labelledBy ? null : one.placeholder || say("select"), "aria-labelledby": labelledBy, disabled: one.disabled, "data-component": one.id,
  }, shown, icon("down"));
  const list = new Options(made, (option) => take(option), { "aria-multiselectable": many ? "true" : null, "aria-label": one.placeholder || say("select") });

  const show = () => {
    const chosen = options.filter((option) => option.chosen);
    shown.classList.toggle("empty", !chosen.length);
    shown.textContent = chosen.length ? chosen.map((option) => option.label).join(", ") : one.placeholder || say("select");
    made.setAttribute("aria-label", [one.placeholder, ...chosen.map((option) => option.label)].filter(Boolean).join(": ") || say("select"));
  };
  const send = () => {
    const chosen = options.filter((option) => option.chosen);
    const same = chosen.length === before.length && chosen.every((option) => before.includes(option));
    if (same || chosen.length < (one.min_values ?? 1)) return;
    before = chosen;
    use.select(one, chosen.map((option) => option.value), made);
  };
  const close = () => { if (many) send(); };
  const take = (option) => {
    if (!many) {
      options = options.map((other) => ({ ...other, chosen: other.value === option.value }));
      closePopup(true);
      show();
      use.select(one, [option.value], made);
      return;
    }
    const count = options.filter((other) => other.chosen).length;
    if (option.chosen || count < one.max_values) option.chosen = !option.chosen;
    list.fill(options, list.at);
    show();
  };
  let typed = "";
  let last = 0;
  const toggle = () => {
    if (made.getAttribute("aria-expanded") === "true") { closePopup(true); return; }
    list.fill(options, Math.max(0, options.findIndex((option) => option.chosen)));
    showPopup(list.box, { anchor: made, wide: true, closed: close });
    made.setAttribute("aria-controls", list.box.id);
    list.move(list.at);
  };
  made.addEventListener("click", toggle);
  made.addEventListener("keydown", (event) => {
    if (made.getAttribute("aria-expanded") !== "true") {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); toggle(); }
      return;
    }
    if (list.key(event)) return;
    const typing = Date.now() - last < 700;
    if (event.key === "Enter" || (event.key === " " && !typing)) { event.preventDefault(); if (list.active) take(list.active); }
    else if (event.key === "Home" || event.key === "End") { event.preventDefault(); list.move(event.key === "Home" ? 0 : options.length - 1); }
    else if (event.key === "Tab") closePopup();
    else if (event.key.length === 1) {
      event.preventDefault();
      typed = typing ? typed + event.key : event.key;
      last = Date.now();
      const found = options.findIndex((option) => option.label.toLowerCase().startsWith(typed.toLowerCase()));
      if (found >= 0) list.move(found);
    }
  });
  made.id = freshId();
  show();
  return made;
}

/** Return links that save a message's files. */
export const files = (message) => message.attachments.map((one) =>
  el("a.file", { href: new URL(one.url).pathname + new URL(one.url).search, download: one.filename }, `${one.filename} (${one.size.toLocaleString()} B)`));

/** Return the nodes of classic embeds. */
export const embeds = (message) => message.embeds.map((one) => {
  const title = one.title ? el("div.title", one.url && /^https?:/.test(one.url)
    ? el("a", { href: one.url, target: "_blank", rel: "noopener noreferrer" }, markdown(one.title, message)) : markdown(one.title, message)) : null;
  const made = el("div.container.embed",
    one.author ? el("div.author", one.author.name) : null,
    title,
    one.description ? el("div.text", markdown(one.description, message)) : null,
    one.fields?.length ? el("dl.fields", one.fields.map((field) => el("div", { class: field.inline ? "inline" : "" }, el("dt", markdown(field.name, message)), el("dd", markdown(field.value, message))))) : null,
    one.image ? media(one.image.url, null) : null,
    one.thumbnail ? media(one.thumbnail.url, null) : null,
    one.footer ? el("div.subtext", one.footer.text) : null);
  if (typeof one.color === "number") made.style.setProperty("--accent", hex(one.color));
  return made;
});
