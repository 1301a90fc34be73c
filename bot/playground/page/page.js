// The page: who acts, where, what is new, light and dark.

import { startBackstage, takeRequests, tick } from "./backstage.js";
import { begin, slashCommands, startComposer, write } from "./composer.js";
import { announce, avatar, byId, el, icon, nameOf } from "./dom.js";
import { startMessages, takeMessages } from "./messages.js";
import { closePopup, openMenu } from "./popups.js";
import { channel, channels, person, say, server, state } from "./state.js";

const ICONS = { 0: "hash", 1: "at", 5: "news", 10: "thread", 11: "thread", 12: "thread", 15: "forum" };
let socket = null;
let retries = 0;

// The live connection

function connect() {
  if (!state.token) { trouble(say("noToken")); return; }
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.addEventListener("open", () => { retries = 0; look(); });
  socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
  socket.addEventListener("close", (event) => {
    trouble(say(event.code === 4004 ? "noToken" : "lost"));
    if (event.code !== 4004) setTimeout(connect, Math.min(5000, 300 * 2 ** retries++));
  });
}

/** Tell the stand-in what to show. */
function look() {
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify({ token: state.token, person: state.person, channel: state.channel, backstage: state.backstage }));
}

function take(news) {
  byId("trouble")?.remove();
  if (news.clock) {
    Object.assign(state.clock, news.clock);
    state.ahead = new Date(news.clock.now) - Date.now();
    tick();
  }
  for (const part of ["bot", "people", "commands"]) if (news[part]) state[part] = news[part];
  if (news.places) takePlaces(news.places);
  if (news.bot || news.people || news.places) { drawPerson(); drawBar(); }
  if (news.commands || news.bot || news.places) drawWelcome();
  if (news.messages) { takeMessages(news.messages); markRead(); }
  if (news.requests) takeRequests(news.requests);
}

function takePlaces(places) {
  state.places = places;
  state.person = places.person;
  document.documentElement.lang = person().locale;
  const known = channels();
  if (!known.some((one) => one.id === state.channel)) {
    const wanted = sessionStorage.getItem("channel");
    openChannel((known.find((one) => one.id === wanted) ?? known[0]).id);
  } else drawChannels();
}

function trouble(words) {
  if (byId("trouble")) return;
  byId("bar").after(el("p.trouble", { id: "trouble", role: "alert", text: words }));
}

// Channels

function openChannel(id) {
  state.channel = id;
  sessionStorage.setItem("channel", id);
  closePopup();
  showSide(false);
  drawChannels();
  drawBar();
  drawWelcome();
  write();
  look();
  markRead();
}

function markRead() {
  const open = channel();
  if (open?.last) state.read.set(`${state.person}/${open.id}`, open.last);
  drawChannels();
}

function drawChannels() {
  const held = document.activeElement?.dataset?.open;
  const entry = (one, name, depth = 0) => {
    const current = one.id === state.channel;
    const unread = !current && one.last && one.last !== state.read.get(`${state.person}/${one.id}`);
    return el("li", { class: depth ? "inner" : "" }, el("button", {
      class: `channel ${current ? "current" : ""} ${unread ? "unread" : ""}`, "aria-current": current ? "page" : null, "data-open": one.id, onclick: () => { openChannel(one.id); byId("words")?.focus(); },
    }, icon(ICONS[one.type] ?? "hash"), el("span.label", name), unread ? el("span.unseen", { text: ` (${say("unread")})` }) : null));
  };
  const parts = [];
  for (const one of state.places.servers) {
    const top = one.channels.filter((other) => !other.parent);
    const rows = top.flatMap((other) => [entry(other, other.name), ...one.channels.filter((inner) => inner.parent === other.id && !inner.archived).map((inner) => entry(inner, inner.name, 1))]);
    parts.push(el("h2", say("channels")), el("ul", rows));
  }
  parts.push(el("h2", say("direct")), el("ul", entry(state.places.direct, nameOf(state.bot.user))));
  byId("channels").replaceChildren(...parts);
  byId("server").replaceChildren(avatar({ username: state.places.servers[0]?.name ?? "?" }), el("span.label", state.places.servers[0]?.name ?? ""));
  if (held) byId("channels").querySelector(`[data-open="${held}"]`)?.focus();
}

function drawBar() {
  const open = channel();
  if (!open || !state.bot.user) return;
  const name = open.name || nameOf(state.bot.user);
  byId("place").replaceChildren(icon(ICONS[open.type] ?? "hash"), el("span", name), state.bot.connected ? "" : el("small", { text: say("connecting", { name: nameOf(state.bot.user) }) }));
  document.title = `${open.name ? "#" : "@"}${name} · Briefbot playground`;
}

function drawWelcome() {
  const open = channel();
  if (!open || !state.bot.user) return;
  const name = open.name ? `#${open.name}` : nameOf(state.bot.user);
  const starts = slashCommands().filter((one) => ["brief", "quote", "timeline", "search", "about", "digest schedule"].includes(one.name));
  byId("welcome").replaceChildren(
    el("span.crest", icon(ICONS[open.type] ?? "hash")),
    el("h2", name),
    el("p", { text: open.name ? say("begin", { place: name }) : say("beginDirect", { name }) }),
    open.writable ? el("p", say("tryThis")) : el("p", say(open.type === 15 ? "forum" : "mayNot")),
    open.writable ? el("div.starts", starts.map((one) => el("button.start", { onclick: () => begin(one), title: one.detail }, el("b", { text: `/${one.shown}` }), el("span", one.detail)))) : "",
    open.writable ? el("p.subtext", say("tryMenu")) : "");
}

// People

function drawPerson() {
  const who = person();
  const held = document.activeElement?.id === "switch";
  byId("person").replaceChildren(el("button", {
    id: "switch", class: "who", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": `${say("actAs")}: ${nameOf(who)}`,
    onclick: (event) => openMenu(state.people.map((one) => ({
      label: nameOf(one), detail: `${one.locale} · ${manages(one) ? say("manager") : say("member")}`, picture: avatar(one), checked: one.id === state.person, run: () => become(one),
    })), { anchor: event.currentTarget, above: true }, say("actAs")),
  }, avatar(who), el("span.lines", el("span.label", nameOf(who)), el("span.detail", { text: `${who.locale} · ${manages(who) ? say("manager") : say("member")}` })), icon("down")));
  if (held) byId("switch").focus();
}

const manages = (one) => (one.id === state.person ? Boolean(server()?.manages ?? state.places?.servers[0]?.manages) : state.people[0]?.id === one.id);

function become(one) {
  state.person = one.id;
  sessionStorage.setItem("person", one.id);
  state.channel = channel()?.name ? state.channel : "";
  look();
  write();
  announce(`${say("actAs")}: ${nameOf(one)}`);
}

// Tools

function showSide(shown) {
  byId("side").classList.toggle("open", shown);
  byId("veil").hidden = !shown;
  byId("menu").setAttribute("aria-expanded", String(shown));
}

function showBackstage(shown) {
  state.backstage = shown;
  byId("backstage").hidden = !shown;
  byId("backstage-switch").setAttribute("aria-expanded", String(shown));
  look();
  tick();
  (shown ? byId("backstage").querySelector("button.primary") : byId("backstage-switch")).focus();
}

function theme(chosen = null) {
  const dark = chosen ?? localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
  document.documentElement.dataset.theme = dark;
  if (chosen) localStorage.setItem("theme", chosen);
  const other = dark === "dark" ? "light" : "dark";
  byId("theme").replaceChildren(icon(dark === "dark" ? "sun" : "moon"));
  byId("theme").setAttribute("aria-label", other === "dark" ? "Dark theme" : "Light theme");
  byId("theme").onclick = () => theme(other);
}

function start() {
  byId("menu").addEventListener("click", () => { showSide(!byId("side").classList.contains("open")); });
  byId("veil").addEventListener("click", () => showSide(false));
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("composer").querySelector("textarea, input")?.focus(); });
  byId("backstage-switch").addEventListener("click", () => showBackstage(byId("backstage").hidden));
  byId("backstage-close").addEventListener("click", () => showBackstage(false));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") showSide(false);
    // As in Discord, typing anywhere goes into the message box.
    const typing = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (typing && (document.activeElement === document.body || document.activeElement === byId("log"))) byId("composer").querySelector("textarea, input")?.focus();
  });
  byId("messages").addEventListener("click", (event) => {
    const to = event.target.closest("[data-channel]");
    if (to) { event.preventDefault(); openChannel(to.dataset.channel); }
  });
  addEventListener("hashchange", () => location.reload());
  theme();
  startMessages();
  startComposer();
  startBackstage();
  connect();
}

start();
