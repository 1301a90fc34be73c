// Behind the scenes: the clock that can be moved, faults, and what the bot asks of Discord.

import { announce, byId, el, freshId, icon } from "./dom.js";
import { relative } from "./markdown.js";
import { act, now, person, state } from "./state.js";

/** What the next request of the bot may meet. */
const FAULTS = [
  ["429", "Too many requests (429)", "Discord asks the bot to wait two seconds."],
  ["500", "Server error (500)", "The request is lost, and an error comes back."],
  ["503", "Out of service (503)", "Discord is away for a moment."],
  ["reset", "Connection breaks", "The request never arrives."],
  ["committed-reset", "Answer is lost", "The request takes effect, and the bot doesn't hear of it."],
];
const KEPT = 60;

let clock;
let alarm;
let log;
let planted;

export function startBackstage(shown) {
  clock = el("output", { class: "now" });
  alarm = el("p", { class: "detail" });
  log = el("ol", { class: "requests", "aria-label": "Requests of the bot", tabindex: "0" });
  planted = el("p", { class: "detail", role: "status" });
  const title = freshId();
  const to = el("input", { type: "datetime-local", "aria-label": "Set the clock to", step: "60" });
  const again = el("select", { "aria-label": "How many requests" }, [1, 2, 3, 5].map((count) => el("option", { value: count, text: count === 1 ? "once" : `${count} times` })));
  byId("backstage").setAttribute("aria-labelledby", title);
  byId("backstage").append(
    el("header", {}, el("h2", { id: title, text: "Behind the scenes" }), el("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => shown(false) }, icon("close"))),
    el("section", {}, el("h3", {}, icon("clock"), "Clock"), clock, alarm,
      el("div", { class: "buttons" },
        el("button", { type: "button", class: "button primary", text: "Next morning", onclick: nextMorning }),
        el("button", { type: "button", class: "button secondary", id: "next-alarm", text: "Next alarm", onclick: nextAlarm }),
        el("button", { type: "button", class: "button secondary", text: "+1 hour", onclick: () => move({ seconds: 3600 }) }),
        el("button", { type: "button", class: "button secondary", text: "+1 day", onclick: () => move({ seconds: 86400 }) }),
        el("button", { type: "button", class: "button secondary", text: "Real time", onclick: () => move({ reset: true }) })),
      el("form", { class: "buttons", onsubmit: (event) => { event.preventDefault(); if (to.value) move({ to: new Date(to.value).toISOString() }); } }, to, el("button", { class: "button secondary", text: "Set" }))),
    el("section", {}, el("h3", {}, icon("tools"), "Next message of the bot meets"),
      el("div", { class: "faults" }, FAULTS.map(([fault, label, detail]) => el("button", { type: "button", class: "fault", onclick: () => plant(fault, label, Number(again.value)) }, el("b", { text: label }), el("span", { class: "detail", text: detail })))),
      el("div", { class: "buttons" }, again, el("button", { type: "button", class: "button secondary", text: "Take faults away", onclick: async () => { await act("clear-faults"); planted.textContent = "All requests work."; } })), planted),
    el("section", {}, el("h3", {}, icon("brief"), "What the bot asks of Discord"), log));
  setInterval(tick, 1000);
}

/** Show the clock. */
export function tick() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const words = now().toLocaleString(person().locale, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  byId("clock-face")?.replaceChildren(words);
  if (!clock) return;
  clock.textContent = `${now().toLocaleString(person().locale, { dateStyle: "full", timeStyle: "medium" })} (${zone})`;
  const next = state.clock.alarm && new Date(state.clock.alarm);
  byId("next-alarm").disabled = !next;
  alarm.textContent = next ? `The bot will wake up ${relative(next / 1000)}: ${next.toLocaleString(person().locale, { dateStyle: "medium", timeStyle: "medium" })}.` : "The bot waits for no particular moment: no digest is scheduled.";
}

async function move(body) {
  const found = await act("clock", body);
  state.ahead = new Date(found.now) - Date.now();
  tick();
  announce(`It is ${now().toLocaleString(person().locale, { dateStyle: "full", timeStyle: "short" })}`);
}

/** Go to three seconds before the next 08:00 here, so that what is due then is seen to come. */
export async function nextMorning() {
  const at = now();
  if (at.getHours() >= 8 || (at.getHours() === 7 && at.getMinutes() === 59)) at.setDate(at.getDate() + 1);
  at.setHours(7, 59, 57, 0);
  await move({ to: at.toISOString() });
}

/** Go to two seconds before the moment that the bot waits for. */
const nextAlarm = () => state.clock.alarm && move({ to: new Date(new Date(state.clock.alarm) - 2000).toISOString() });

async function plant(fault, label, times) {
  await act("fault", { fault, method: "POST", path: "^/(channels|interactions|webhooks)/", times, seconds: 2 });
  planted.textContent = `${label}: waits for the bot's next ${times === 1 ? "message" : `${times} messages`}.`;
}

/** Add requests to the list, newest first. */
export function takeRequests(news) {
  for (const one of news) {
    log.prepend(el("li", { class: one.status >= 400 || one.status === 0 ? "bad" : "" },
      el("b", { text: one.method }), el("span", { class: "path", text: one.path.replace(/(?<=\/(?:webhooks|interactions)\/\d+\/)[^/]{20,}/, "…"), title: one.path.slice(0, 60) }),
      el("span", { class: "code", text: one.status === 0 ? "no answer" : one.status }), one.faults.length ? el("span", { class: "tag", text: "fault" }) : null));
  }
  while (log.children.length > KEPT) log.lastChild.remove();
}
