// The log of a channel: messages as they come, change and go.

import { announce, avatar, byId, el, icon, nameOf } from "./dom.js";
import { components, embeds, files } from "./components.js";
import { markdown, plainWords, relative } from "./markdown.js";
import { openModal } from "./modal.js";
import { closeMoved, openMenu } from "./popups.js";
import { act, actHere, local, now, person, say, state } from "./state.js";

const EPHEMERAL = 64;
const LOADING = 128;
/** A message within this many minutes of its author's last one stands under one head. */
const TOGETHER = 7;

const shown = new Map();
const dismissed = new Set();
const log = () => byId("log");
const list = () => byId("messages");

/** Take over what the stand-in says of the open channel's messages. */
export function takeMessages(news) {
  if (news.channel !== state.channel || news.person !== state.person) return;
  const held = holding();
  const atEnd = log().scrollHeight - log().scrollTop - log().clientHeight < 60;
  if (news.fresh) {
    shown.clear();
    byId("live").setAttribute("aria-live", "off");
    list().replaceChildren();
  }
  for (const id of news.gone) {
    shown.get(id)?.node.remove();
    shown.delete(id);
  }
  let newest = null;
  for (const message of news.changed) {
    if (dismissed.has(message.id)) continue;
    const known = shown.get(message.id);
    const node = known?.node ?? el("li.message", { tabindex: "-1", "data-message": message.id });
    const entry = { message, node };
    shown.set(message.id, entry);
    if (!known) newest = entry;
    else if (!news.fresh) announce(`${say("edited")} ${summary(message)}`);
  }
  const ordered = [...shown.values()].sort((one, other) => (BigInt(one.message.id) < BigInt(other.message.id) ? -1 : 1));
  const changed = new Set(news.changed.map((one) => one.id));
  place(ordered, changed);
  held.restore();
  if (news.fresh) {
    log().scrollTop = log().scrollHeight;
    requestAnimationFrame(() => byId("live").setAttribute("aria-live", "polite"));
  } else if (newest && (atEnd || newest.message.author.id === state.person || mine(newest.message))) {
    reveal(newest.node);
  } else if (atEnd && !held.inside) log().scrollTop = log().scrollHeight;
  byId("welcome").hidden = false;
  rove();
}

const mine = (message) => message.interaction_metadata?.user.id === state.person;
const summary = (message) => `${nameOf(message.author)}: ${plainWords(message.text).slice(0, 160)}`;

/** Show a message: its end, or its beginning where it is longer than the window. */
function reveal(node) {
  const pending = byId("messages").querySelector(".message.pending");
  pending?.remove();
  const long = node.offsetHeight > log().clientHeight - 24;
  log().scrollTop = long ? log().scrollTop + node.getBoundingClientRect().top - log().getBoundingClientRect().top : log().scrollHeight;
}

/** Remember where the focus is, so that a message that is made anew keeps it, and its place in the window. */
function holding() {
  const focus = document.activeElement;
  const message = focus?.closest?.(".message");
  if (!message) return { inside: false, restore: () => {} };
  const { message: id } = message.dataset;
  const parts = (node) => [...node.querySelectorAll("[data-component]")];
  const index = parts(message).indexOf(focus);
  const top = focus.getBoundingClientRect().top;
  return {
    inside: true,
    restore: () => {
      const again = shown.get(id)?.node;
      if (!again || focus.isConnected) return;
      const part = parts(again)[index];
      const target = part && !part.disabled ? part : again;
      target.focus({ preventScroll: true });
      log().scrollTop += target.getBoundingClientRect().top - top;
    },
  };
}

/** Put the messages into the list in order, with day marks, and draw those that changed. */
function place(ordered, changed) {
  const wanted = [];
  let before = null;
  for (const entry of ordered) {
    const at = new Date(entry.message.timestamp);
    if (before && new Date(before.timestamp).toDateString() !== at.toDateString()) wanted.push(dayMark(at));
    const joined = joins(before, entry.message);
    if (changed.has(entry.message.id) || entry.joined !== joined) {
      entry.joined = joined;
      draw(entry);
    }
    wanted.push(entry.node);
    before = entry.message;
  }
  const kept = new Set(wanted);
  for (const old of [...list().children]) if (!kept.has(old) && !old.classList.contains("pending")) old.remove();
  wanted.forEach((node, index) => {
    if (list().children[index] !== node) list().insertBefore(node, list().children[index] ?? null);
  });
}

function dayMark(at) {
  const name = at.toLocaleDateString(person().locale, { dateStyle: "long" });
  const key = at.toDateString();
  return list().querySelector(`[data-day="${key}"]`)
    ?? el("li.day", { "data-day": key, "aria-label": say("day", { day: name }) }, el("span", name));
}

const joins = (before, message) => Boolean(before) && before.author.id === message.author.id && !message.interaction_metadata && !message.message_reference
  && Boolean(before.flags & EPHEMERAL) === Boolean(message.flags & EPHEMERAL)
  && new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER * 60_000;

function draw(entry) {
  const { message, node } = entry;
  const only = Boolean(message.flags & EPHEMERAL);
  const pinged = message.pings.everyone || message.pings.users.includes(state.person) || message.pings.roles.length > 0;
  node.className = `message ${entry.joined ? "joined" : ""} ${only ? "only" : ""} ${pinged ? "pinged" : ""}`;
  node.setAttribute("aria-label", `${summary(message)}, ${when(message.timestamp)}`);
  const asked = message.interaction_metadata && !message.interaction_metadata.interacted_message_id && message.interaction_metadata.name
    ? el("div.asked", icon("reply"), avatar(message.interaction_metadata.user), el("b", nameOf(message.interaction_metadata.user)), ` ${say("used")} `, el("span.mention", (message.type === 23 ? "" : "/") + message.interaction_metadata.name)) : null;
  const head = entry.joined ? null : el("div.head",
    el("span.name", nameOf(message.author)),
    message.author.bot ? el("span.tag", say("app")) : null,
    el("time.at", { datetime: message.timestamp, text: when(message.timestamp), title: new Date(message.timestamp).toLocaleString(person().locale, { dateStyle: "full", timeStyle: "short" }) }));
  const use = { press: (one, from) => pressed(message, one, from), select: (one, values, from) => selected(message, one, values, from) };
  const body = message.flags & LOADING
    ? thinking(message.author)
    : el("div.body",
      message.content ? el("div.text", markdown(message.content, message)) : null,
      embeds(message), components(message, use), files(message),
      message.edited_timestamp && message.content ? el("span.edit", say("edited")) : null);
  const foot = only ? el("div.note", icon("eye"), `${say("only")} · `,
    el("button.plain", { onclick: () => dismiss(message.id) }, say("dismiss"))) : null;
  const more = el("button.icon.more", { "aria-label": say("actions"), "aria-haspopup": "menu", "aria-expanded": "false",
    onclick: (event) => openActions(message, { anchor: event.currentTarget }),
  }, icon("more"));
  node.replaceChildren(...[asked, entry.joined ? null : avatar(message.author), el("div.content", head, body, el("div.failure", { role: "alert" }), foot), more].filter(Boolean));
}

export function thinking(user) {
  return el("div.body.thinking", el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i")), say("thinking", { name: nameOf(user) }));
}

function when(stamp) {
  const at = new Date(stamp);
  const time = at.toLocaleTimeString(person().locale, { timeStyle: "short" });
  const days = Math.round((new Date(now()).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  return days === 0 ? say("today", { time }) : days === 1 ? say("yesterday", { time }) : at.toLocaleString(person().locale, { dateStyle: "short", timeStyle: "short" });
}

function dismiss(id) {
  dismissed.add(id);
  shown.get(id)?.node.remove();
  shown.delete(id);
  byId("words")?.focus();
}

// Presses

async function using(message, from, work) {
  const failure = () => shown.get(message.id)?.node.querySelector(".failure");
  if (failure()) failure().textContent = "";
  from.setAttribute("aria-busy", "true");
  from.classList.add("busy");
  try {
    const exchange = await work();
    if (exchange.failed) throw new Error(say("failed"));
    if (exchange.modal) openModal(exchange.modal, async (values) => {
      const sent = await act("modal-submit", { person: state.person, exchange: exchange.exchange, values });
      if (sent.failed) throw new Error(say("failed"));
    });
  } catch (error) {
    if (failure()) failure().textContent = error.message;
  } finally {
    from.removeAttribute("aria-busy");
    from.classList.remove("busy");
  }
}

const pressed = (message, one, from) => using(message, from, () => act("press", { person: state.person, channel: message.channel_id, message: message.id, button: one.custom_id }));
const selected = (message, one, values, from) => using(message, from, () => act("select", { person: state.person, channel: message.channel_id, message: message.id, custom_id: one.custom_id, values }));

/** Open the menu of a message: the commands on messages, and copying. */
function openActions(message, at) {
  const menu = state.commands.filter((one) => one.type === 3).map((one) => ({
    label: local(one, "name"), icon: "brief", detail: nameOf(state.bot.user),
    run: () => using(message, shown.get(message.id).node, () => actHere("message-command", { message: message.id, command: one.name })),
  }));
  menu.push({ label: say("copy"), icon: "forum", run: () => navigator.clipboard?.writeText(message.text).catch(() => {}) });
  openMenu(menu, at, say("actions"));
}

/** A command was sent: show that something is under way until the bot's answer is there. */
export function pending(name) {
  const user = state.bot.user;
  const node = el("li.message.pending.only",
    el("div.asked", icon("reply"), avatar(person()), el("b", nameOf(person())), ` ${say("used")} `, el("span.mention", { text: `/${name}` })),
    avatar(user), el("div.content", el("div.head", el("span.name", nameOf(user)), el("span.tag", say("app"))),
      el("div.body.thinking", el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i")), `${say("sending")}…`)));
  list().append(node);
  log().scrollTop = log().scrollHeight;
  return {
    done: () => node.remove(),
    failed: (words) => {
      node.querySelector(".body").replaceChildren(el("span.failure", { role: "alert", text: words }));
      node.querySelector(".body").classList.remove("thinking");
      node.querySelector(".content").append(el("div.note", icon("eye"), `${say("only")} · `, el("button.plain", { text: say("dismiss"), onclick: () => { node.remove(); byId("words")?.focus(); } })));
      if (!node.isConnected) list().append(node);
      log().scrollTop = log().scrollHeight;
    },
  };
}

// Keys and the mouse

/** One message is in the order of Tab; the arrow keys lead to the others. */
function rove(node = null) {
  const all = [...list().querySelectorAll(".message[data-message]")];
  const chosen = node ?? all.at(-1);
  for (const one of all) one.tabIndex = one === chosen ? 0 : -1;
}

export function startMessages() {
  list().addEventListener("contextmenu", (event) => {
    const node = event.target.closest(".message[data-message]");
    if (!node || event.target.closest("a") || String(getSelection())) return;
    event.preventDefault();
    const frame = node.getBoundingClientRect();
    const point = event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : { x: frame.left + 64, y: frame.top + 24 };
    node.focus({ preventScroll: true });
    openActions(shown.get(node.dataset.message).message, { point });
  });
  list().addEventListener("keydown", (event) => {
    const node = event.target;
    if (!node.matches(".message[data-message]")) return;
    const all = [...list().querySelectorAll(".message[data-message]")];
    const to = { ArrowDown: all[all.indexOf(node) + 1], ArrowUp: all[all.indexOf(node) - 1], Home: all[0], End: all.at(-1) }[event.key];
    if (to) { event.preventDefault(); rove(to); to.focus(); }
  });
  log().addEventListener("scroll", closeMoved, { passive: true });
  setInterval(() => {
    for (const one of document.querySelectorAll("time[data-relative]")) one.textContent = relative(Number(one.dataset.relative));
  }, 20_000);
}
