// Lists and menus that open over the page. One is open at a time; Escape or a press elsewhere closes it.

import { el, freshId, icon } from "./dom.js";

let open = null;

/** Close what is open; `returning` gives the focus back to what opened it. */
export function closePopup(returning = false) {
  if (!open) return;
  const { box, anchor, closed } = open;
  open = null;
  box.remove();
  anchor?.setAttribute("aria-expanded", "false");
  for (const name of ["aria-controls", "aria-activedescendant"]) anchor?.removeAttribute(name);
  closed?.();
  if (returning) anchor?.focus();
}

/** Show `box` near `anchor` (or at a point), within the window. */
export function showPopup(box, { anchor = null, point = null, above = false, wide = false, closed = null } = {}) {
  closePopup();
  document.body.append(box);
  box.classList.add("popup");
  const frame = anchor?.getBoundingClientRect() ?? { left: point.x, right: point.x, top: point.y, bottom: point.y, width: 0 };
  if (wide) box.style.width = `${Math.min(frame.width, innerWidth - 16)}px`;
  const size = box.getBoundingClientRect();
  const below = innerHeight - frame.bottom - 12;
  const room = frame.top - 12;
  const up = above || (size.height > below && room > below);
  box.style.maxHeight = `${Math.max(96, Math.min(420, up ? room : below))}px`;
  const height = Math.min(size.height, parseFloat(box.style.maxHeight));
  box.style.top = `${Math.max(8, up ? frame.top - height - 4 : frame.bottom + 4)}px`;
  box.style.left = `${Math.max(8, Math.min(frame.left, innerWidth - size.width - 8))}px`;
  anchor?.setAttribute("aria-expanded", "true");
  open = { box, anchor, closed, top: frame.top };
}

/** Close what hung at something that was scrolled away. */
export function closeMoved() {
  if (open?.anchor && Math.abs(open.anchor.getBoundingClientRect().top - open.top) > 4) closePopup();
}

addEventListener("pointerdown", (event) => {
  if (open && !open.box.contains(event.target) && !open.anchor?.contains(event.target)) closePopup();
}, true);
addEventListener("resize", () => closePopup());
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && open) { event.preventDefault(); event.stopPropagation(); closePopup(true); }
}, true);

/**
 * Options under a box that keeps the focus (role listbox, aria-activedescendant of `owner`).
 * `take(option)` is called for the one that was pressed.
 */
export class Options {
  constructor(owner, take, attributes = {}) {
    this.owner = owner;
    this.take = take;
    this.box = el("ul", { role: "listbox", id: freshId(), class: "options", ...attributes });
    this.shown = [];
    this.at = -1;
  }

  /** Show options ({label, detail, mark, chosen}); `at` is the active one. */
  fill(options, at = 0) {
    this.shown = options;
    this.box.replaceChildren(...options.map((one, index) => {
      const item = el("li", {
        role: "option", id: `${this.box.id}-${index}`, class: "option", "aria-selected": String(Boolean(one.chosen)),
        onpointermove: () => this.move(index, false),
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => this.take(one),
      },
      el("span.lines", el("span.label", one.label), one.detail ? el("span.detail", one.detail) : null),
      one.mark ? el("span.mark", one.mark) : null,
      one.chosen ? icon("check") : null);
      return item;
    }));
    this.at = -1;
    if (options.length) this.move(Math.min(at, options.length - 1));
    else this.owner.removeAttribute("aria-activedescendant");
  }

  get active() {
    return this.shown[this.at];
  }

  move(index, scrolling = true) {
    this.box.children[this.at]?.classList.remove("active");
    this.at = index;
    const item = this.box.children[index];
    if (!item) return;
    item.classList.add("active");
    this.owner.setAttribute("aria-activedescendant", item.id);
    if (scrolling) item.scrollIntoView({ block: "nearest" });
  }

  /** Move by a key; return whether it was one that moves. */
  key(event) {
    const last = this.shown.length - 1;
    if (last < 0) return false;
    const to = { ArrowDown: this.at >= last ? 0 : this.at + 1, ArrowUp: this.at <= 0 ? last : this.at - 1, PageDown: Math.min(last, this.at + 8), PageUp: Math.max(0, this.at - 8) }[event.key];
    if (to === undefined) return false;
    event.preventDefault();
    this.move(to);
    return true;
  }
}

/** Open a menu of actions ({label, detail, icon, run}) with the focus on its first. */
export function openMenu(actions, place, label) {
  const leave = place.anchor ?? document.activeElement;
  const items = actions.map((one) => el("button", {
    role: one.checked === undefined ? "menuitem" : "menuitemradio", tabindex: "-1", class: "action",
    "aria-checked": one.checked === undefined ? null : String(one.checked),
    onclick: () => { closePopup(); leave?.focus(); one.run(); },
  }, one.picture ?? (one.icon ? icon(one.icon) : null),
  el("span.lines", el("span.label", one.label), one.detail ? el("span.detail", one.detail) : null),
  one.checked ? icon("check") : null));
  const box = el("div", {
    role: "menu", class: "actions", "aria-label": label,
    onkeydown: (event) => {
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) { event.preventDefault(); items[to].focus(); }
      else if (event.key === "Tab") { event.preventDefault(); closePopup(true); }
      else if (event.key.length === 1) {
        const found = items.find((one) => one.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
        found?.focus();
      }
    },
  }, items);
  showPopup(box, { ...place, closed: () => { if (!place.anchor && !document.activeElement?.isConnected) leave?.focus(); } });
  items[0]?.focus();
}
