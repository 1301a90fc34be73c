// A form that the bot opens.

import { select } from "./components.js";
import { el, freshId, icon } from "./dom.js";
import { markdown } from "./markdown.js";
import { say } from "./state.js";

/** Show a modal; `send(values)` gets the values by custom_id and may throw an Error with a sentence. */
export function openModal(modal, send) {
  const values = {};
  const parts = modal.components.map((one) => part(one, values));
  const heading = el("h2", { id: freshId(), text: modal.title });
  const problem = el("p.problem", { role: "alert" });
  const submit = el("button", { type: "submit", class: "button primary", text: say("submit") });
  const form = el("form", {
    method: "dialog",
    onsubmit: async (event) => {
      event.preventDefault();
      submit.disabled = true;
      problem.textContent = "";
      try {
        await send(Object.fromEntries(Object.entries(values).map(([key, read]) => [key, read()])));
        box.close();
      } catch (error) {
        problem.textContent = error.message;
        submit.disabled = false;
      }
    },
  },
  el("header", heading, el("button.icon", { "aria-label": say("cancel"), onclick: () => box.close() }, icon("close"))),
  el("div.inputs", parts, problem),
  el("footer", el("button.button.secondary", { onclick: () => box.close() }, say("cancel")), submit));
  const box = el("dialog.modal", { "aria-labelledby": heading.id, onclose: () => box.remove() }, form);
  document.body.append(box);
  box.showModal();
  box.querySelector("input, textarea, .select")?.focus();
}

function part(one, values) {
  if (one.type === 1) return one.components.map((inner) => input(inner, inner.label, null, values));
  if (one.type === 18) return input(one.component, one.label, one.description, values);
  return one.type === 10 ? el("div.text", markdown(one.content, null)) : null;
}

function input(one, label, description, values) {
  const name = freshId();
  const needed = one.required !== false;
  const title = el("label", { for: one.type === 4 ? name : null, id: `${name}-label` }, label, needed ? el("span.needed", { "aria-hidden": "true", text: " *" }) : null);
  const detail = description ? el("p.detail", { id: `${name}-detail`, text: description }) : null;
  let field;
  if (one.type === 4) {
    field = el(one.style === 2 ? "textarea" : "input", {
      id: name, placeholder: one.placeholder, required: needed, minlength: one.min_length || null, maxlength: one.max_length || 4000,
      "aria-describedby": detail ? `${name}-detail` : null, rows: one.style === 2 ? 4 : null,
    });
    field.value = one.value ?? "";
    values[one.custom_id] = () => field.value;
  } else {
    let chosen = (one.options ?? []).filter((option) => option.default).map((option) => option.value);
    field = select(one, { select: (_, picked) => { chosen = picked.map((value) => (typeof value === "object" ? value.person ?? value.role ?? value.channel : value)); } }, `${name}-label`);
    values[one.custom_id] = () => chosen;
  }
  return el("div.input", title, detail, field);
}
