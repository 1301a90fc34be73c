// Behind the scenes: the clock that can be moved, faults, and what the bot asks of Discord.

import { announce, byId, el } from "./dom.js";
import { relative } from "./markdown.js";
import { act, now, person, state } from "./state.js";

/** Requests that are listed at most. */
const KEPT = 60;
/** Milliseconds before what is due, so that it is seen to come. */
const EARLY = 3000;

const shown = (at, style) => at.toLocaleString(person().locale, style);

export function startBackstage() {
  const panel = byId("backstage");
  panel.addEventListener("click", ({ target }) => {
    const { move, fault } = target.closest("button")?.dataset ?? {};
    if (move) go(move === "morning" ? morning() : move === "alarm" ? alarm() : JSON.parse(move));
    if (fault) plant(fault, target.closest("button").querySelector("b").textContent);
  });
  byId("set-clock").addEventListener("submit", (event) => {
    event.preventDefault();
    const { value } = byId("clock-to");
    if (value) go({ to: new Date(value).toISOString() });
  });
  byId("no-faults").addEventListener("click", async () => {
    await act("clear-faults");
    byId("planted").textContent = "All requests work.";
  });
  setInterval(tick, 1000);
}

/** Show the clock. */
export function tick() {
  byId("clock-day").textContent = shown(now(), { weekday: "short", day: "numeric", month: "short" });
  byId("clock-time").textContent = shown(now(), { hour: "2-digit", minute: "2-digit" });
  if (!state.backstage) return;
  byId("clock").textContent = `${shown(now(), { dateStyle: "full", timeStyle: "medium" })} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`;
  const next = state.clock.alarm && new Date(state.clock.alarm);
  byId("next-alarm").disabled = !next;
  byId("alarm").textContent = next
    ? `The bot will wake up ${relative(next / 1000)}: ${shown(next, { dateStyle: "medium", timeStyle: "medium" })}.`
    : "The bot waits for no particular moment.";
}

async function go(body) {
  const found = await act("clock", body);
  state.ahead = new Date(found.now) - Date.now();
  tick();
  announce(`It is ${shown(now(), { dateStyle: "full", timeStyle: "short" })}`);
}

const before = (at) => ({ to: new Date(at - EARLY).toISOString() });

/** Return the next 08:00 here. */
function morning() {
  const at = new Date(now().getTime() + EARLY);
  at.setDate(at.getDate() + (at.getHours() >= 8 ? 1 : 0));
  at.setHours(8, 0, 0, 0);
  return before(at);
}

/** Return the moment that the bot waits for. */
const alarm = () => before(new Date(state.clock.alarm));

async function plant(fault, label) {
  const times = Number(byId("fault-times").value);
  await act("fault", { fault, method: "POST", path: "^/(channels|interactions|webhooks)/", times, seconds: 2 });
  byId("planted").textContent = `${label}: waits for the bot's next ${times === 1 ? "message" : `${times} messages`}.`;
}

/** Add requests to the list, newest first. */
export function takeRequests(news) {
  const log = byId("requests");
  for (const one of news) {
    const lost = one.status === 0;
    log.prepend(el("li", { class: lost || one.status >= 400 ? "bad" : "" },
      el("b", one.method), el("span.path", one.path.replace(/\/(\d+)\/[^/]{20,}/, "/$1/…")),
      el("span.code", lost ? "no answer" : String(one.status)), one.faults.length ? el("span.tag", "fault") : null));
  }
  while (log.children.length > KEPT) log.lastChild.remove();
}
