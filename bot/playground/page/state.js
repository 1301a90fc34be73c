// What the page knows, and its ways to the stand-in.

/** The page's own words by language; the bot's come from the bot. */
const words = await (await fetch("page/words.json")).json();

export const state = {
  token: location.hash.slice(1),
  bot: { connected: false, user: null },
  people: [],
  person: sessionStorage.getItem("person") || "",
  channel: "",
  places: null,
  commands: [],
  clock: { ahead: 0, alarm: null },
  //: What the stand-in's clock is ahead of this browser's, in milliseconds.
  ahead: 0,
  backstage: false,
  //: The last message read in each channel.
  read: new Map(),
};

/** Return the present moment by the stand-in's clock. */
export const now = () => new Date(Date.now() + state.ahead);

/** Return the person who acts, or a nameless one before the first news. */
export const person = () => state.people.find((one) => one.id === state.person) || { locale: "en-US", username: "…" };

/** Return all channels that the person sees, the direct conversation among them. */
export function channels() {
  if (!state.places) return [];
  return [...state.places.servers.flatMap((one) => one.channels), state.places.direct];
}

/** Return the channel that is open. */
export const channel = () => channels().find((one) => one.id === state.channel);

/** Return the server that the open channel is in; undefined in the direct conversation. */
export const server = () => state.places?.servers.find((one) => one.channels.some((other) => other.id === state.channel));

/** Return the person's word for a key, with {names} filled in. */
export function say(key, values = {}) {
  const language = person().locale.slice(0, 2);
  const text = words[language]?.[key] ?? words.en[key];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Return what a command, option or choice is called in the person's language. */
export const local = (thing, field) => thing[`${field}_localizations`]?.[person().locale] ?? thing[field];

/** Do something at the stand-in; throws an Error with a sentence where it refuses. */
export async function act(name, body = {}) {
  let answer;
  try {
    answer = await fetch(`/_control/${name}`, {
      method: "POST",
      headers: { "X-Control-Token": state.token, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error(say("lost"));
  }
  const found = await answer.json();
  if (!answer.ok) throw new Error(found?.error || `${answer.status}`);
  return found;
}

/** Do something as the person, in the open channel. */
export const actHere = (name, body) => act(name, { person: state.person, channel: state.channel, ...body });
