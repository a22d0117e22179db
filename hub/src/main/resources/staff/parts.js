// Small pieces of page. Text is always set as text, never as markup.
import { moment, named, t } from "./text.js";

export function el(name, attributes = {}, ...children) {
  const element = name === "svg" || name === "use" || name === "polyline"
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const icon = (name) => el("svg", { class: "icon", "aria-hidden": "true" }, el("use", { href: "/look/icons.svg#" + name }));

const SIGNS = { alarm: "alarm", lost: "lost", "part-failed": "repair", stopped: "stopped", "never-seen": "never", limited: "limited", "in-order": "tick" };
const KINDS = { "pickup-shelf": "shelf", kiosk: "kiosk", "call-display": "display", "book-drop": "drop" };

export const wrong = (device) => ["alarm", "lost", "part-failed", "stopped"].includes(device.state);

export function state(device) {
  const look = device.state === "alarm" || device.state === "lost" || device.state === "part-failed" ? "alarm" : device.state === "in-order" ? "calm" : "";
  return el("span", { class: "state " + look }, icon(SIGNS[device.state]), t(device.state));
}

export const since = (text) => el("time", { datetime: text, class: "muted" }, moment(text));

export const where = (device) => "#/device/" + device.site + "/" + device.device;

export const heading = (text, more) => el("div", { class: "heading" }, el("h1", {}, text), more);

/** One device, one line: name, place, state in a word, since when, next action. */
export function deviceLine(device) {
  return el("li", { class: "device" + (wrong(device) ? " wrong" : "") },
    el("a", { href: where(device), class: "who" }, icon(KINDS[device.kind]), named(device, "name")),
    el("span", { class: "place" }, named(device, "place")),
    state(device),
    since(device.since),
    el("span", { class: "next" }, t(device.action)));
}

export function table(columns, rows) {
  return el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col" }, t(column))))),
    el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell, index) => el("td", { "data-label": t(columns[index]) }, cell)))))));
}

export const book = (line) => [el("span", { class: "title" }, line.title || line.item), el("span", { class: "muted small" }, [line.callNumber, line.title ? line.item : ""].filter(Boolean).join(" · "))];

export const nothing = (key) => el("p", { class: "empty" }, el("span", { class: "state calm" }, icon("tick"), t(key)));

export const act = (key, what, look = "") => el("button", { type: "button", class: look, onclick: what }, t(key));

let fields = 0;

/**
 * A field of a form.
 *
 * @param where as the hub names it when something is wrong with it
 * @param read gives its value
 */
export function field(where, label, control, hint = "", read = () => control.value) {
  const id = `field-${++fields}`;
  const inner = control.matches("input, select, textarea") ? control : null;
  const fault = el("p", { id: id + "-fault", class: "fault", hidden: true });
  if (inner) {
    inner.id = id;
    inner.setAttribute("aria-describedby", `${id}-hint ${id}-fault`);
  }
  const element = el("div", { class: "field" }, inner ? el("label", { for: id }, label) : null, control, el("p", { id: id + "-hint", class: "muted small" }, hint), fault);
  const mark = (text) => {
    fault.textContent = text;
    fault.hidden = !text;
    if (inner) inner.toggleAttribute("aria-invalid", false);
    if (inner && text) inner.setAttribute("aria-invalid", "true");
  };
  return { where, element, read, mark, focus: () => (inner ?? control.querySelector("input, select"))?.focus() };
}

export const text = (value = "", more = {}) => { const input = el("input", { type: "text", ...more }); input.value = value; return input; };

export function choice(options, value) {
  const select = el("select", {}, options.map(([word, label]) => el("option", { value: word }, label)));
  select.value = value;
  return select;
}

export function check(label, on, more = {}) {
  const box = el("input", { type: "checkbox", ...more });
  box.checked = on;
  return { box, element: el("label", { class: "check" }, box, label) };
}

/**
 * What the hub finds wrong stands at its field, in words, and is named on top.
 *
 * @param groups title and fields; a title may be empty
 * @param done is given the read values by where they stand, and throws what the hub refused
 */
export function form(groups, button, done, look = "main") {
  const all = groups.flatMap(([, list]) => list);
  const top = el("div", { class: "faults", role: "alert", hidden: true });
  const submit = async (event) => {
    event.preventDefault();
    top.hidden = true;
    all.forEach((one) => one.mark(""));
    try {
      await done(Object.fromEntries(all.map((one) => [one.where, one.read()])));
    } catch (refused) {
      if (!refused.faults) throw refused;
      const placed = refused.faults.filter((fault) => all.some((one) => one.where === fault.where));
      placed.forEach((fault) => all.find((one) => one.where === fault.where).mark(fault.say));
      const rest = refused.faults.filter((fault) => !placed.includes(fault));
      top.replaceChildren(el("p", { class: "fault" }, icon("alarm"), " ", refused.message), ...rest.map((fault) => el("p", {}, fault.say)));
      top.hidden = false;
      all.find((one) => one.where === placed[0]?.where)?.focus();
    }
  };
  return el("form", { class: "form", novalidate: true, onsubmit: submit }, top,
    groups.map(([title, list]) => title
      ? el("fieldset", {}, el("legend", {}, title), el("div", { class: "fields" }, list.map((one) => one.element)))
      : el("div", { class: "fields" }, list.map((one) => one.element))),
    el("div", { class: "group" }, el("button", { class: look }, button)));
}
