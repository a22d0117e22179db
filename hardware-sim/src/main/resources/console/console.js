import { choose, current, languages, say } from "./text.js";
import { handle, pick, pickedUp } from "./hand.js";
import { moreFaults } from "./faults.js";
import { furniture, icon, make, person, put, redrawAll, things } from "./draw.js";

const byId = (id) => document.getElementById(id);
let scene = null;
let chosen = null;
let held = false;

async function send(path, body) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  notice(answer.outcome === "done" ? "" : say(answer.reason));
}

const act = (body) => send("/act", body);
const notice = (words) => (byId("notice").textContent = words);

function drop(thing, target) {
  const { target: kind, furniture: unit, compartment, person: whose } = target.dataset;
  if (kind === "place") act({ do: "place", thing: thing.id, furniture: unit, compartment });
  else if (kind === "hand") act({ do: "lift", thing: thing.id, person: whose });
  else if (kind === "reader") act({ do: "tap", thing: thing.id, furniture: unit });
  else act({ do: kind, thing: thing.id });
}

const isOn = (name, detail = "") => scene.world.faults.some((fault) => fault.startsWith(classOf(name)) && fault.includes(detail));
const classOf = (name) => name.replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase()) .replace(/^(LampDead|Contact(Open|Shut))$/, "PinStuck");

function faultButton(name, about, detail, place = "") {
  const on = isOn(name, detail);
  return make("button", { type: "button", class: "fault small", "aria-pressed": on ? "true" : "false", "data-key": `fault-${name}-${JSON.stringify(about)}`,
    onclick: () => act({ do: "fault", fault: name, on: !on, ...about }) }, say(name, place));
}

function drawFaults() {
  const unit = scene.world.furniture[0];
  if (!unit) return [];
  const about = { furniture: chosen?.furniture ?? unit.id };
  const shown = scene.world.furniture.find((each) => each.id === about.furniture) ?? unit;
  const compartment = chosen?.compartment ?? shown.compartments[0].name;
  const place = shown.compartments.find((each) => each.name === compartment);
  const here = { ...about, compartment };
  const selectPlace = make("select", { "aria-label": say("chooseplace"), "data-key": "choose-place", onchange: (event) => {
    const [furnitureId, name] = event.target.value.split(" ");
    chosen = { furniture: furnitureId, compartment: name };
    draw();
  } }, ...scene.world.furniture.flatMap((each) => each.compartments.map((one) =>
    make("option", { value: `${each.id} ${one.name}`, selected: each.id === about.furniture && one.name === compartment }, `${each.label} ${one.name}`))));
  const inFurniture = `furniture=${about.furniture}`;
  const groups = [
    make("h3", {}, say("readerFaults")),
    make("div", { class: "group" },
      ...["reader-unplugged", "reader-silent", "reader-babbling", "reader-late", "noisy-line"].map((name) => faultButton(name, about, inFurniture)),
      make("button", { type: "button", class: "small", "data-key": "restart-reader", onclick: () => act({ do: "restart-reader", ...about }) }, say("restart-reader"))),
    make("h3", {}, say("cardFaults")),
    make("div", { class: "group" }, ...["card-reader-unplugged", "card-reader-silent"].map((name) => faultButton(name, about, inFurniture))),
    ...(shown.printer ? [make("h3", {}, say("printerFaults")), make("div", { class: "group" },
      ...["printer-paper-low", "printer-paper-out", "printer-cover-open", "printer-knife-stuck", "printer-off"].map((name) => faultButton(name, about, inFurniture)))] : []),
    make("h3", {}, say("placeFaults", compartment)), selectPlace,
    make("div", { class: "group" },
      faultButton("antenna-dead", here, `antenna=${place.antenna}`), faultButton("antenna-noisy", here, `antenna=${place.antenna}`),
      faultButton("lamp-dead", here, `pin=${pinOf(shown, `lamp-${compartment}`)}`),
      ...(place.door === "NONE" ? [] : [faultButton("lock-stuck", here, `/${compartment}`), faultButton("contact-bounces", here, `pin=${pinOf(shown, `contact-${compartment}`)}`)])),
  ];
  const inHand = pickedUp();
  if (inHand?.kind === "BOOK") {
    groups.push(make("h3", {}, say("thingFaults", inHand.label)),
      make("div", { class: "group" }, ...["tag-dead", "tag-weak"].map((name) => faultButton(name, { thing: inHand.id, furniture: unit.id }, uidOf(inHand.id)))));
  }
  byId("faults-of").textContent = say("faultsOf", shown.label);
  return [...groups, ...moreFaults({ faultButton, shown, place, inHand, uidOf, pinOf })];
}

const pinOf = (unit, name) => `${unit.pins.find((pin) => pin.name === name)?.number},`;
const everything = () => [...scene.world.desk, ...scene.world.outside, ...scene.world.persons.flatMap((one) => one.holding),
  ...scene.world.furniture.flatMap((unit) => unit.compartments.flatMap((place) => place.things))];
const uidOf = (id) => everything().find((one) => one.id === id)?.tags[0]?.uid ?? "";

const clocks = ["RIGHT", "DAY_FAST", "DAY_SLOW", "GAINING", "BATTERY_EMPTY"];

function programRow(program) {
  const does = (body) => send("/program", { program: program.name, ...body });
  const button = (label, body) => make("button", { type: "button", class: "small", "data-key": `${program.name}-${label}`, onclick: () => does(body) }, say(label));
  const well = program.running && !program.networkCut;
  return make("div", { class: "program" },
    make("p", {},
      program.address
        ? make("a", { href: program.address, target: "_blank", rel: "noopener", title: say("page", program.name), "data-key": `${program.name}-page` }, program.name)
        : make("strong", {}, program.name),
      program.device
        ? make("select", { class: program.clock === "RIGHT" ? "small" : "small off", "aria-label": say("clockOf", program.name), "data-key": `${program.name}-clock`,
          onchange: (event) => does({ do: "set-clock", clock: event.target.value }) },
          ...clocks.map((each) => make("option", { value: each, selected: each === program.clock }, say(each))))
        : null,
      make("span", { class: well ? "state calm" : "state" }, icon(well ? "tick" : "alarm"),
        say(program.running ? "running" : "stopped"), program.networkCut ? `, ${say("cutState")}` : "")),
    make("div", { class: "group" },
      program.running ? button("stop", { do: "stop" }) : button("start", { do: "start" }),
      program.running ? button("plug", { do: "pull-plug" }) : null,
      program.device ? button(program.networkCut ? "mend" : "cut", { do: program.networkCut ? "mend-network" : "cut-network" }) : null));
}

/** In pixels: a caption, a frame's border, the paper beside a printer, the gap between two pieces, and what stands below: the desk and the hint. */
const space = { caption: 44, frame: 4, paper: 96, gap: 20, below: () => (window.innerHeight > 900 ? 250 : 190) };

/** How high the furniture stands at this scale, piece beside piece as far as there is room. */
function heightAt(scale, units, room) {
  let rows = 0;
  let tallest = 0;
  let width = 0;
  for (const unit of units) {
    const wide = unit.widthMm * scale + space.frame + (unit.printer ? space.paper : 0);
    if (width > 0 && width + space.gap + wide > room) {
      rows += tallest;
      tallest = 0;
      width = 0;
    }
    width += wide + (width > 0 ? space.gap : 0);
    tallest = Math.max(tallest, unit.heightMm * scale + space.caption);
  }
  return rows + tallest;
}

/** As large as it can be drawn with all of it in sight. */
function fit(units) {
  const room = byId("furniture").clientWidth;
  const height = window.innerHeight - byId("furniture").offsetTop - space.below();
  let scale = Math.min(0.8, room / Math.max(...units.map((unit) => unit.widthMm)));
  while (scale > 0.3 && heightAt(scale, units, room) > height) scale -= 0.005;
  document.documentElement.style.setProperty("--scale", scale.toFixed(3));
}

function draw() {
  if (!scene) return;
  const { world, programs } = scene;
  fit(world.furniture);
  const mark = [pickedUp()?.id, current()];
  const units = byId("furniture");
  put(units, "units", world.furniture.map((unit) => unit.id), () => world.furniture.map((unit) => make("div", { id: `unit-${unit.id}` })));
  for (const unit of world.furniture) put(byId(`unit-${unit.id}`), unit.id, [unit, mark], () => furniture(unit, act));
  put(byId("people"), "people", [world.persons, mark], () => world.persons.map(person));
  put(byId("desk"), "desk", [world.desk, mark], () => things(world.desk));
  put(byId("outside"), "outside", [world.outside, mark], () => things(world.outside));
  put(byId("programs"), "programs", [programs, mark], () => programs.map(programRow));
  put(byId("faults"), "faults", [world.faults, chosen, mark, world.furniture.map((unit) => unit.id)], drawFaults);
  byId("clock").textContent = new Date(scene.wallMillis).toLocaleString(current() === "en" ? "en-GB" : "zh-TW",
    { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  byId("week").title = say("weekHint");
}

function drawFrames(frames) {
  const list = byId("frames");
  for (const frame of frames) {
    const time = new Date(frame.atMillis).toISOString().slice(14, 23);
    list.append(make("li", {}, make("time", {}, time), make("span", { class: frame.toHardware ? "out" : "in", "aria-hidden": "true" }, frame.toHardware ? "→" : "←"),
      make("span", {}, `${frame.wire} ${frame.meaning}`), frame.hex ? make("span", { class: "hex" }, frame.hex) : null));
  }
  while (list.childElementCount > 300) list.firstElementChild.remove();
  if (!held) list.parentElement.scrollTop = list.parentElement.scrollHeight;
}

function speak() {
  document.documentElement.lang = current() === "en" ? "en" : "zh-Hant-TW";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  document.title = `Carrel ${say("title")}`;
  const other = current() === "en" ? "zh-Hant" : "en";
  byId("language").textContent = languages[other];
  byId("language").lang = other === "en" ? "en" : "zh-Hant-TW";
  redrawAll();
  draw();
}

byId("language").addEventListener("click", () => {
  choose(current() === "en" ? "zh-Hant" : "en");
  speak();
});
byId("heal").addEventListener("click", () => act({ do: "heal-all" }));
byId("week").addEventListener("click", () => send("/program", { do: "pass-time", days: 7 }));
byId("hold").addEventListener("click", (event) => {
  held = !held;
  event.currentTarget.setAttribute("aria-pressed", String(held));
});
window.addEventListener("resize", draw);
handle(document.body, drop, (words) => {
  notice(words);
  draw();
});
pick(null);
speak();

const changes = new EventSource("/changes");
changes.addEventListener("scene", (event) => {
  scene = JSON.parse(event.data);
  draw();
});
changes.addEventListener("frames", (event) => drawFrames(JSON.parse(event.data)));
changes.onerror = () => notice(say("lost"));
changes.onopen = () => notice("");
