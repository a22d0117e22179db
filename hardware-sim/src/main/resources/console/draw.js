// Draws the scene. Elements are made anew only where something changed, so that a drag or the focus is not torn away.
import { say } from "./text.js";
import { pickedUp } from "./hand.js";

const drawn = new Map();

/** Replaces an element's content when its description changed. */
export function put(element, key, description, make) {
  const text = JSON.stringify(description);
  if (drawn.get(key) === text) return;
  drawn.set(key, text);
  const focus = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...[].concat(make()));
  if (focus) element.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
}

export function redrawAll() {
  drawn.clear();
}

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name === "style") for (const [property, to] of Object.entries(value)) element.style.setProperty(property, to);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/look/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

const lampNames = { STEADY: "steady", SLOW: "waiting", DOUBLE: "wrong", UNSTEADY: "waiting", OFF: "off" };
const tints = ["#faf7f2", "#efe7d8", "#e6ddcb", "#f4eee2", "#e9e4da", "#ece0cc"];
const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);

export function thing(view, secured) {
  const kind = view.kind.toLowerCase();
  const tag = view.tags[0];
  const element = make("button", {
    type: "button", class: `thing ${kind}`, title: tag ? `${view.label}\n${tag.uid}  AFI ${tag.afi.toString(16).toUpperCase().padStart(2, "0")}` : view.label,
    "aria-pressed": pickedUp()?.id === view.id ? "true" : "false", "aria-label": view.label, "data-key": `thing-${view.id}`,
    "data-thing": view.id, "data-label": view.label, "data-kind": view.kind,
    style: { "--t": view.thicknessMm, "--tall": 205 + (hash(view.id) % 60), "--tint": tints[hash(view.id) % tints.length], "--tagheight": view.tagHeight },
  });
  if (kind === "book") {
    element.append(make("span", { class: "title" }, view.label));
    if (tag && !tag.dead) element.append(make("span", { class: secured(tag) ? "tag secured" : "tag" }));
  } else {
    element.append(kind === "card" ? icon("card") : "◻", make("span", { class: "name" }, view.label));
  }
  return element;
}

const isSecured = (tag) => tag.afi === 0x07;

export function furniture(view, act) {
  const spot = (place) => ({ furniture: view.id, compartment: place.name });
  const door = (place) => {
    if (place.door === "NONE") return null;
    const open = place.door === "OPEN";
    const key = `${view.id}-${place.name}`;
    return make("div", { class: open ? "door open" : "door" },
      open ? null : make("span", { class: "small" }, icon(place.door === "LOCKED" ? "lock" : "unlocked"), " ", say(place.door === "LOCKED" ? "locked" : "unlocked")),
      open
        ? make("button", { type: "button", "data-key": `close-${key}`, onclick: () => act({ do: "close", ...spot(place) }) }, say("close"))
        : make("span", { class: "handles" },
          make("button", { type: "button", "data-key": `open-${key}`, onclick: () => act({ do: "open", ...spot(place) }) }, say("open")),
          place.door === "LOCKED"
            ? make("button", { type: "button", class: "quiet", "data-key": `force-${key}`, onclick: () => act({ do: "force", ...spot(place) }) }, say("force"))
            : null));
  };
  const place = (each) => make("div", {
    class: each.lit || each.lamp === "STEADY" ? "place glow" : "place", "data-target": "place", "data-furniture": view.id, "data-compartment": each.name,
    role: "group", "aria-label": `${each.name}, ${say("free", each.freeMm)}`, tabindex: pickedUp() ? "0" : undefined, "data-key": `place-${view.id}-${each.name}`,
    style: { "--x": each.box.leftMm, "--y": each.box.topMm, "--w": each.box.widthMm, "--h": each.box.heightMm },
    onkeydown: (event) => event.key === "Enter" && event.target === event.currentTarget && event.currentTarget.click(),
  },
    make("span", { class: "sign" }, make("span", {}, each.name), make("span", { class: "lamp", "data-lamp": lampNames[each.lamp], title: each.lamp })),
    ...each.things.map((one) => thing(one, isSecured)), door(each));
  return make("section", { class: "unit", "aria-label": view.label },
    make("header", {}, make("h3", {}, view.label), make("span", { class: "muted small" }, `${view.widthMm} × ${view.heightMm} mm`),
      view.sounding ? make("span", { class: "sounding" }, icon("bell"), " ", say("sounding")) : null),
    make("div", { class: "frame", style: { "--w": view.widthMm, "--h": view.heightMm } },
      make("div", { class: "head" },
        make("span", { class: "reader", "data-target": "reader", "data-furniture": view.id, tabindex: pickedUp() ? "0" : undefined, "data-key": `reader-${view.id}`,
          onkeydown: (event) => event.key === "Enter" && event.currentTarget.click() }, icon("card"), say("reader"))),
      ...view.compartments.map(place)),
    view.printer ? printer(view, act) : null, view.kind === "BOOK_DROP" ? mouth(view, act) : null);
}

/** What can be seen of a drop's mouth, and a hand for it. */
function mouth(view, act) {
  const high = (name) => view.pins.find((pin) => pin.name === name)?.high;
  const hand = (into) => make("button", { type: "button", class: "small", "data-key": `hand-${into}-${view.id}`, onclick: () => act({ do: "hand", furniture: view.id, in: into }) },
    say(into ? "handIn" : "handOut"));
  return make("div", { class: "group", role: "group", "aria-label": view.label },
    make("span", { class: "small muted" }, say(high("flap-contact") ? "flapOpen" : "flapShut"), high("belt") ? `, ${say("beltRuns")}` : ""), hand(true), hand(false));
}

/** What hangs out of the printer, as it came out. */
function printer(view, act) {
  return make("div", { class: "printer", role: "group", "aria-label": say("printer") },
    make("span", { class: "small muted" }, icon("receipt"), " ", say(view.slips.length ? "printer" : "noSlip")),
    view.slips.length ? make("button", { type: "button", class: "small", "data-key": `slips-${view.id}`, onclick: () => act({ do: "take-slips", furniture: view.id }) }, say("takeSlips")) : null,
    make("div", { class: "slips" }, ...view.slips.toReversed().map((slip) =>
      make("a", { href: `/slip/${view.id}/${slip.number}`, target: "_blank", rel: "noopener", "data-key": `slip-${view.id}-${slip.number}` },
        make("img", { src: `/slip/${view.id}/${slip.number}`, alt: say("slip", slip.number) })))));
}

export function person(view) {
  return make("div", { class: "person", "data-target": "hand", "data-person": view.id },
    make("h3", {}, icon("person"), view.name, make("span", { class: "muted small" }, say(view.role))),
    make("div", { class: "hands" }, ...view.holding.map((one) => thing(one, isSecured))));
}

export const things = (views) => views.map((one) => thing(one, isSecured));
