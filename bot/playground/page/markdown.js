// Discord's Markdown as nodes. Whatever isn't a mark of it stands as text.

import { el } from "./dom.js";
import { channels, now, person, say, server, state } from "./state.js";

/** Return the nodes of a message's text. `message` tells whom it pings. */
export const markdown = (text, message) => blocks(text, { message, depth: 0 });

/** Return the words of Markdown without its marks, for labels. */
export const plainWords = (text) => {
  const box = el("div", blocks(text, { message: null, depth: 0 }));
  return box.textContent.replace(/\s+/g, " ").trim();
};

const FENCE = /^```(?:[\w+-]*\n)?([\s\S]+?)```\n?/;
const HEADING = /^(#{1,3}) +(.+?)(?:\n|$)/;
const SUBTEXT = /^-# +(.+?)(?:\n|$)/;
const REST = /^>>> ([\s\S]+)$/;
const QUOTE = /^(?:> [^\n]*(?:\n|$))+/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;

function blocks(text, context) {
  const made = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) made.push(el("div.paragraph", inline(paragraph.join("\n"), context)));
    paragraph = [];
  };
  let rest = text;
  while (rest) {
    const found = block(rest, context);
    if (found) {
      flush();
      made.push(found.node);
      rest = rest.slice(found.length);
      continue;
    }
    const end = rest.indexOf("\n");
    const line = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? "" : rest.slice(end + 1);
    if (line.trim()) paragraph.push(line);
    else flush();
  }
  flush();
  return made;
}

function block(text, context) {
  let found;
  if ((found = FENCE.exec(text))) return { node: el("pre", el("code", found[1].replace(/\n$/, ""))), length: found[0].length };
  if ((found = HEADING.exec(text))) return { node: el(`h${found[1].length + 1}`, inline(found[2], context)), length: found[0].length };
  if ((found = SUBTEXT.exec(text))) return { node: el("div.subtext", inline(found[1], context)), length: found[0].length };
  if (context.depth < 3) {
    const inner = { ...context, depth: context.depth + 1 };
    if ((found = REST.exec(text))) return { node: el("blockquote", blocks(found[1], inner)), length: text.length };
    if ((found = QUOTE.exec(text))) {
      const said = found[0].replace(/^> /gm, "").replace(/\n$/, "");
      return { node: el("blockquote", blocks(said, inner)), length: found[0].length };
    }
  }
  return list(text, context);
}

/** Return the nodes of an item's lines: subtext is the one kind of block that Discord has there. */
function itemLines(lines, context) {
  const made = [];
  let plain = [];
  const flush = () => {
    made.push(...inline(plain.join("\n"), context));
    plain = [];
  };
  for (const line of lines) {
    const small = SUBTEXT.exec(line);
    if (!small) plain.push(line.trim());
    else {
      flush();
      made.push(el("div.subtext", inline(small[1], context)));
    }
  }
  flush();
  return made;
}

/** Return a list that the text begins with, its inner lists nested by their indentation. */
function list(text, context) {
  const items = [];
  let length = 0;
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    if (item) items.push({ indent: item[1].length, width: line.length - item[3].length, ordered: /\d/.test(item[2]), number: parseInt(item[2], 10), lines: [item[3]] });
    else if (items.length && /^ {2,}\S/.test(line)) items.at(-1).lines.push(line.replace(new RegExp(`^ {1,${items.at(-1).width}}`), ""));
    else break;
    length += line.length + 1;
  }
  if (!items.length) return null;
  let at = 0;
  const level = (indent) => {
    const first = items[at];
    const made = el(first.ordered ? "ol" : "ul", first.ordered && first.number !== 1 ? { start: first.number } : {});
    while (at < items.length && items[at].indent >= indent) {
      if (items[at].indent > indent + 1 && made.lastChild) made.lastChild.append(level(items[at].indent));
      else made.append(el("li", itemLines(items[at++].lines, context)));
    }
    return made;
  };
  return { node: level(items[0].indent), length: Math.min(length, text.length) };
}

const ADDRESS = String.raw`https?:\/\/[^\s<>]+[^\s<>.,:;"'\])}!?]`;
const RULES = [
  [/^\\([^0-9A-Za-z\s])/, (found) => found[1]],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (found) => el("code", found[2].replace(/^ (.+) $/s, "$1"))],
  [/^\|\|([\s\S]+?)\|\|/, (found, context) => spoiler(inline(found[1], context))],
  [/^\*\*\*([\s\S]+?)\*\*\*(?!\*)/, (found, context) => el("strong", el("em", inline(found[1], context)))],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, (found, context) => el("strong", inline(found[1], context))],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, (found, context) => el("u", inline(found[1], context))],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, (found, context) => el("s", inline(found[1], context))],
  [/^\*(?=\S)((?:\*\*|\\[\s\S]|[^\\*])+?)\*(?!\*)/, (found, context) => el("em", inline(found[1], context))],
  [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/, (found, context) => el("em", inline(found[1], context)), (before) => !/\w$/.test(before)],
  [new RegExp(String.raw`^\[((?:\\.|[^\[\]\\\n])+)\]\(<?(https?:\/\/(?:\\.|[^\s<>()\\]|\([^\s<>()]*\))+)>?(?: "([^"\n]*)")?\)`),
    (found, context) => link(found[2].replace(/\\(.)/g, "$1"), inline(found[1], { ...context, linked: true }), found[3])],
  [new RegExp(`^<(${ADDRESS}\\/?)>`), (found) => link(found[1], found[1])],
  [new RegExp(`^${ADDRESS}`), (found) => link(found[0], found[0])],
  [/^<t:(-?\d{1,15})(?::([tTdDfFsSR]))?>/, (found) => moment(Number(found[1]), found[2] || "f")],
  [/^<@!?(\d+)>/, (found, context) => mention(`@${called(found[1])}`, context.message?.pings.users.includes(found[1]) && found[1] === state.person)],
  [/^<@&(\d+)>/, (found, context) => mention(`@${role(found[1])}`, context.message?.pings.roles.includes(found[1]))],
  [/^<#(\d+)>/, (found) => channelMention(found[1])],
  [/^<\/([^:>\n]{1,100}):\d+>/, (found) => mention(`/${found[1]}`)],
  [/^@(?:everyone|here)/, (found, context) => (context.message?.pings.everyone ? mention(found[0], true) : found[0])],
  [/^<a?(:\w{2,32}:)\d+>/, (found) => found[1]],
  [/^\n/, () => el("br")],
];
const PLAIN = /^[\s\S][^\\`|*_~[<@h\n]*/;

function inline(text, context) {
  const made = [];
  let rest = text;
  let before = "";
  while (rest) {
    let taken = null;
    for (const [pattern, make, fits] of RULES) {
      const found = pattern.exec(rest);
      if (!found || (fits && !fits(before))) continue;
      taken = found[0];
      made.push(make(found, context));
      break;
    }
    if (taken === null) {
      taken = PLAIN.exec(rest)[0];
      made.push(taken);
    }
    before = taken;
    rest = rest.slice(taken.length);
  }
  return made;
}

function link(address, label, title) {
  try {
    if (!/^https?:$/.test(new URL(address).protocol)) return label;
  } catch {
    return label;
  }
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: title || address }, label);
}

function spoiler(content) {
  const inner = el("span", content);
  inner.inert = true;
  const made = el("span.spoiler", { role: "button", tabindex: "0", "aria-expanded": "false", "aria-label": say("spoiler") }, inner);
  const show = () => {
    made.classList.add("shown");
    made.removeAttribute("role");
    made.removeAttribute("aria-label");
    made.removeAttribute("aria-expanded");
    made.removeAttribute("tabindex");
    inner.inert = false;
  };
  made.addEventListener("click", show);
  made.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(); }
  });
  return made;
}

const mention = (words, strong) => el("span", { class: strong ? "mention me" : "mention", text: words });
const called = (id) => [...state.people, ...(state.bot.user ? [state.bot.user] : [])].find((one) => one.id === id)?.username ?? "unknown-user";
const role = (id) => server()?.roles.find((one) => one.id === id)?.name ?? "deleted-role";

function channelMention(id) {
  const found = channels().find((one) => one.id === id);
  return found ? el("a.mention", { href: `#${state.token}`, "data-channel": id, text: `#${found.name}` }) : mention("#unknown");
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

function moment(seconds, style) {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return `<t:${seconds}:${style}>`;
  const made = el("time.stamp", { datetime: at.toISOString(), title: at.toLocaleString(person().locale, STYLES.F) });
  if (style === "R") made.dataset.relative = seconds;
  made.textContent = style === "R" ? relative(seconds) : at.toLocaleString(person().locale, STYLES[style]);
  return made;
}

const STEPS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** Return how long ago or ahead a moment is, as Discord says it. */
export function relative(seconds) {
  const off = seconds - now().getTime() / 1000;
  const [unit, size] = STEPS.find(([, one]) => Math.abs(off) >= one) ?? STEPS.at(-1);
  return new Intl.RelativeTimeFormat(person().locale, { numeric: "auto" }).format(Math.round(off / size), unit);
}
