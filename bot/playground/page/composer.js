// The message box: plain words, and slash commands with their options.

import { byId, el, freshId, icon, nameOf } from "./dom.js";
import { pending } from "./messages.js";
import { Options, closePopup } from "./popups.js";
import { act, actHere, channel, channels, local, say, server, state } from "./state.js";

const TEXT = 3;
const BOOLEAN = 5;
const NUMBERS = [4, 10];
const FILE = 11;
/** Milliseconds of silence before the bot is asked for suggestions. */
const QUIET = 90;

let box;
let words;
let list;
let heading;
let panel;
let entry = null;

/** Return every slash command that can be sent, sub-commands by their whole names. */
export function slashCommands() {
  const leaves = (one, names, shown, command) => {
    const inner = (one.options ?? []).filter((option) => option.type <= 2);
    if (!inner.length) return [{ command, name: names.join(" "), shown: shown.join(" "), detail: local(one, "description"), options: one.options ?? [] }];
    return inner.flatMap((other) => leaves(other, [...names, other.name], [...shown, local(other, "name")], command));
  };
  return state.commands.filter((one) => one.type === 1).flatMap((one) => leaves(one, [one.name], [local(one, "name")], one))
    .sort((one, other) => one.shown.localeCompare(other.shown));
}

export function startComposer() {
  box = byId("composer");
  box.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  box.addEventListener("focusout", () => setTimeout(() => { if (!box.contains(document.activeElement)) hide(); }));
  write();
}

/** Show the plain message box. */
export function write(text = "") {
  entry = null;
  const where = channel();
  const name = where?.name ? `#${where.name}` : nameOf(state.bot.user ?? { username: "Briefbot" });
  const writable = !where || where.writable;
  words = el("textarea", {
    id: "words", rows: "1", maxlength: "2000", disabled: !writable, role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox",
    "aria-label": say("write", { place: name }),
    placeholder: writable ? say("writeHint", { place: name }) : say(where.type === 15 ? "forum" : "mayNot"),
    oninput: typed, onkeydown: plainKey,
  });
  words.value = text;
  frame(el("button.icon", { "aria-label": say("commands"), disabled: !writable, onclick: () => { words.value = "/"; words.focus(); typed(); } }, icon("slash")),
    words, el("button", { type: "submit", class: "icon", "aria-label": say("send"), disabled: !writable }, icon("send")));
  if (text) typed();
}

function frame(...parts) {
  heading = el("div.heading");
  panel = el("div.suggestions", { hidden: true }, heading);
  box.replaceChildren(panel, el("div.box", parts), el("div.problem", { role: "alert" }));
}

function offer(title, options, owner, take, empty = null) {
  list?.box.remove();
  heading.textContent = title;
  list = new Options(owner, take, { "aria-label": title });
  list.fill(options);
  panel.append(list.box);
  if (!options.length && empty) list.box.append(el("li.option.none", { role: "option", "aria-selected": "false", "aria-disabled": "true", text: empty }));
  panel.hidden = !options.length && !empty;
  owner.setAttribute("aria-expanded", String(!panel.hidden));
  owner.setAttribute("aria-controls", list.box.id);
}

function hide() {
  if (panel) panel.hidden = true;
  box.querySelector("[aria-expanded=true]")?.setAttribute("aria-expanded", "false");
}

const problem = (text) => { box.querySelector(".problem").textContent = text; };

// Plain words, and choosing a command

function typed() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, 200)}px`;
  problem("");
  const text = words.value;
  if (!text.startsWith("/") || text.includes("\n")) { hide(); return; }
  const query = text.slice(1).toLowerCase().replace(/\s+/g, " ");
  const known = slashCommands();
  const names = (one) => [one.name, one.shown];
  // A command's whole name and a space choose it, and what follows goes into its first option.
  const exact = known.filter((one) => names(one).some((name) => query.startsWith(`${name} `)));
  if (exact.length) {
    const chosen = exact.sort((one, other) => other.name.length - one.name.length)[0];
    const name = names(chosen).find((other) => query.startsWith(`${other} `));
    begin(chosen, text.slice(1).replace(/\s+/g, " ").slice(name.length + 1));
    return;
  }
  const fits = known.filter((one) => names(one).some((name) => name.startsWith(query)));
  const near = known.filter((one) => !fits.includes(one) && query && names(one).some((name) => name.includes(query)));
  offer(say("commands"), [...fits, ...near].slice(0, 50).map((one) => ({ label: `/${one.shown}`, detail: one.detail, mark: nameOf(state.bot.user), command: one })), words, (one) => begin(one.command));
}

function plainKey(event) {
  if (event.isComposing) return;
  if (!panel.hidden) {
    if (list.key(event)) return;
    if ((event.key === "Enter" || event.key === "Tab") && list.active && !event.shiftKey) { event.preventDefault(); begin(list.active.command); return; }
    if (event.key === "Escape") { event.preventDefault(); hide(); return; }
  }
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); submit(); }
}

// A command and its options

/** Fill in a command; `first` are words for its first option. */
export function begin(command, first = "") {
  const required = command.options.filter((one) => one.required);
  entry = { command, values: new Map(), fields: [], hinted: null };
  const chips = el("div.chips");
  const more = el("button.optional", { onclick: offerOptional });
  const lead = el("span.lead", { text: `/${command.shown}` });
  frame(el("div.filled", { role: "group", "aria-label": `/${command.shown}: ${command.detail}` }, lead, chips, more),
    el("button.icon", { "aria-label": say("leave"), onclick: leave }, icon("close")),
    el("button", { type: "submit", class: "icon", "aria-label": say("send") }, icon("send")));
  Object.assign(entry, { chips, more });
  for (const option of required) addField(option);
  // What people go on typing belongs to the first option, also where none must be given: '/brief korea'.
  if (!required.length && command.options.length && (first || command.options[0].type === TEXT)) addField(command.options[0]);
  count();
  heading.textContent = command.detail;
  const field = entry.fields[0];
  if (field) {
    field.input.value = first;
    grow(field);
    field.input.focus();
  } else more.hidden ? box.querySelector("[type=submit]").focus() : more.focus();
}

function leave() {
  write();
  words.focus();
}

function count() {
  const left = entry.command.options.filter((one) => !entry.fields.some((field) => field.option === one));
  entry.more.hidden = !left.length;
  entry.more.textContent = say("more", { count: left.length });
}

function offerOptional() {
  const left = entry.command.options.filter((one) => !entry.fields.some((field) => field.option === one));
  offer(say("options"), left.map((option) => ({ label: local(option, "name"), detail: local(option, "description"), option })), entry.more, (one) => {
    hide();
    const field = addField(one.option);
    count();
    field.input.focus();
  });
  entry.more.onkeydown = (event) => {
    if (panel.hidden || list.key(event)) return;
    if ((event.key === "Enter" || event.key === " ") && list.active) { event.preventDefault(); list.take(list.active); }
    if (event.key === "Escape") { event.preventDefault(); hide(); }
  };
}

function addField(option) {
  const name = local(option, "name");
  const input = el("input", {
    type: option.type === FILE ? "file" : "text", spellcheck: "false", autocapitalize: "off", "aria-label": `${name}${option.required ? ` (${say("required")})` : ""}: ${local(option, "description")}`,
    ...(option.type === FILE ? {} : { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox" }), "aria-required": option.required ? "true" : null,
    maxlength: option.max_length ?? 6000, inputmode: NUMBERS.includes(option.type) ? "decimal" : null,
  });
  const chip = el("label", { class: `chip ${option.required ? "must" : ""}` }, el("span.key", { id: freshId() }, name, option.required ? el("span.needed", { "aria-hidden": "true", text: "*" }) : null), input);
  const field = { option, input, chip, value: null };
  entry.fields.push(field);
  entry.chips.append(chip);
  if (option.type === FILE) {
    input.addEventListener("change", async () => {
      const [file] = input.files;
      field.value = file ? { file: file.name, text: await file.text() } : null;
    });
    return field;
  }
  input.addEventListener("input", () => { field.value = null; chip.classList.remove("wrong"); problem(""); grow(field); suggest(field); });
  input.addEventListener("focus", () => suggest(field));
  input.addEventListener("keydown", (event) => fieldKey(event, field));
  grow(field);
  return field;
}

const grow = ({ input }) => { input.style.width = `${Math.min(48, Math.max(4, [...input.value].length + 1.5))}ch`; };

function fieldKey(event, field) {
  if (event.isComposing) return;
  const { fields } = entry;
  const open = !panel.hidden && list.owner === field.input;
  if (open && list.key(event)) return;
  if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey && open && list.active && field.input.value && field.value === null)) {
    if (open && list.active && field.value === null && (field.input.value || event.key === "Enter" && field.moved)) { event.preventDefault(); choose(field, list.active); return; }
    if (event.key === "Enter") { event.preventDefault(); submit(); }
    return;
  }
  if (event.key === "Escape") { event.preventDefault(); if (open) hide(); else leave(); return; }
  if (event.key === "Backspace" && !field.input.value) {
    event.preventDefault();
    const at = fields.indexOf(field);
    if (field.option.required) { if (at === 0 && fields.every((one) => !one.input.value)) leave(); else fields[at - 1]?.input.focus(); return; }
    fields.splice(at, 1);
    field.chip.remove();
    count();
    (fields[at - 1]?.input ?? entry.more).focus();
  }
}

function choose(field, one) {
  field.value = one.value;
  field.input.value = one.label;
  field.chip.classList.remove("wrong");
  grow(field);
  hide();
  const next = entry.fields.find((other) => other.option.required && !other.input.value);
  next?.input.focus();
}

/** Return the fixed options of a field, or null where its words are free. */
function fixed(option) {
  if (option.choices) return option.choices.map((one) => ({ label: local(one, "name"), value: one.value }));
  if (option.type === BOOLEAN) return [{ label: say("yes"), value: true }, { label: say("no"), value: false }];
  const here = server();
  const people = () => (here?.members ?? state.people).map((user) => ({ label: nameOf(user), detail: `@${user.username}`, value: { person: user.id } }));
  const roles = () => (here?.roles ?? []).map((role) => ({ label: role.name, value: { role: role.id, guild: here.id } }));
  if (option.type === 6) return people();
  if (option.type === 7) return channels().filter((one) => here && one.name && (!option.channel_types?.length || option.channel_types.includes(one.type))).map((one) => ({ label: `#${one.name}`, value: { channel: one.id } }));
  if (option.type === 8) return roles();
  return option.type === 9 ? [...people(), ...roles()] : null;
}

let asked = 0;
function suggest(field) {
  const { option, input } = field;
  const title = `${local(option, "name")} – ${local(option, "description")}`;
  const take = (one) => { choose(field, one); input.focus(); hide(); };
  const ticket = ++asked;
  const all = fixed(option);
  if (all) {
    const query = field.value === null ? input.value.toLowerCase() : "";
    offer(title, all.filter((one) => one.label.toLowerCase().includes(query)).slice(0, 25), input, take, say("noOptions"));
    field.moved = true;
    return;
  }
  if (!option.autocomplete) { offer(title, [], input, take); heading.textContent = title; panel.hidden = false; return; }
  if (list?.owner !== input) offer(title, [], input, take);
  field.moved = false;
  setTimeout(async () => {
    if (ticket !== asked) return;
    try {
      const exchange = await actHere("autocomplete", { command: entry.command.name, option: option.name, typed: input.value, values: valuesBut(field) });
      if (ticket !== asked || document.activeElement !== input) return;
      offer(title, exchange.choices.map((one) => ({ label: local(one, "name"), value: one.value })), input, take, input.value ? null : say("noOptions"));
    } catch (error) {
      if (ticket === asked) problem(error.message);
    }
  }, QUIET);
}

const valuesBut = (field) => Object.fromEntries(entry.fields.filter((one) => one !== field && one.input.value).map((one) => [one.option.name, valueOf(one)]).filter(([, value]) => value !== undefined));

/** Return what is sent for a field; undefined where its words stand for nothing. */
function valueOf(field) {
  if (field.value !== null) return field.value;
  const text = field.input.value;
  const all = fixed(field.option);
  if (all) return all.find((one) => one.label.toLowerCase() === text.trim().toLowerCase())?.value;
  if (!NUMBERS.includes(field.option.type)) return text;
  return text.trim() && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

async function submit() {
  if (entry) { await sendCommand(); return; }
  const text = words.value.trim();
  if (!text || words.disabled) return;
  try {
    await actHere("say", { text });
    words.value = "";
    typed();
  } catch (error) {
    problem(error.message);
  }
}

async function sendCommand() {
  asked++;
  const { command, fields } = entry;
  const wrong = fields.find((one) => (one.option.required && !one.input.value.trim()) || (one.input.value && valueOf(one) === undefined));
  if (wrong) {
    problem(wrong.input.value ? say("choose") : say("needed"));
    wrong.chip.classList.add("wrong");
    wrong.input.focus();
    return;
  }
  const values = Object.fromEntries(fields.filter((one) => one.input.value).map((one) => [one.option.name, valueOf(one)]));
  closePopup();
  write();
  words.focus();
  const waiting = pending(command.shown);
  try {
    const exchange = await actHere("slash", { command: command.name, values });
    if (exchange.failed) throw new Error(say("silent"));
    waiting.done();
    if (exchange.modal) {
      const { openModal } = await import("./modal.js");
      openModal(exchange.modal, async (filled) => {
        const sent = await act("modal-submit", { person: state.person, exchange: exchange.exchange, values: filled });
        if (sent.failed) throw new Error(say("failed"));
      });
    }
  } catch (error) {
    waiting.failed(error.message);
  }
}
