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
