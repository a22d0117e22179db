// Shows what the agent says, and nothing of its own: every word comes with the screen, and nothing is kept from one to the next.
import { picture } from "./pictures.js";
import { code } from "./code.js";
import { chime } from "/look/sounds.js";
import * as sheet from "./blank.js";
import { finding, typed } from "./find.js";
import { live, spot, steadily } from "./seats.js";
import { hush, pause, point, repeat, say, speaking } from "./voice.js";

const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const scale = Number(new URLSearchParams(location.search).get("mm"));
if (scale > 1 && scale < 20) root.style.setProperty("--mm", `${scale}px`);

const lost = {
  kind: "lost", tone: "quiet", language: "zh-Hant", modes: [], blank: false, progress: "", title: "正在連接自助機", todo: "請稍候，或洽服務檯。", note: "",
  also: [{ language: "en", title: "Connecting to the kiosk", todo: "A moment, or ask at the desk.", note: "" }],
  picture: "wait", count: -1, unit: "", rows: [], more: "", filled: -1, keys: [], choices: [], foot: [], find: [], plan: [], code: [], say: [],
};
const tags = { "zh-Hant": "zh-Hant-TW" };
const lang = (tag) => tags[tag] ?? tag;

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function text(tag, className, words, language) {
  const element = make(tag, className, words);
  if (language) element.lang = lang(language);
  return element;
}

let touched = false;

function touch(word) {
  touched = true;
  hush();
  fetch("/touch", { method: "POST", body: word }).catch(() => show(lost));
}

function sign(name) {
  if (!name) return [];
  if (!name.startsWith("draw-")) return [icon(name)];
  const drawing = picture(name.slice(5));
  drawing.setAttribute("class", "drawing");
  drawing.setAttribute("aria-hidden", "true");
  return [drawing];
}

function button(choice) {
  const element = make("button", choice.style, ...sign(choice.icon), text("span", "", choice.caption, choice.language));
  element.type = "button";
  element.dataset.touch = choice.touch;
  if (choice.pressed !== "neither") element.setAttribute("aria-pressed", choice.pressed === "on");
  element.addEventListener("click", () => touch(choice.touch));
  return element;
}

function row(each) {
  const words = make("div", "words", text("p", "name", each.title, each.language), ...(each.detail ? [make("p", "detail", each.detail)] : []));
  const item = make("li", `row ${each.tone}`, make("span", "sign", icon(each.icon)), words);
  item.append(...each.touch.map(button));
  return item;
}

function keys(screen) {
  const dots = make("p", "dots");
  dots.setAttribute("role", "img");
  dots.setAttribute("aria-label", screen.unit);
  for (let index = 0; index < Math.max(4, screen.filled); index++) dots.append(make("span", index < screen.filled ? "dot full" : "dot"));
  return [dots, ...screen.keys.map(button)];
}

let shows = 0;
let staying = false;

function show(screen) {
  const focused = document.activeElement?.dataset?.touch ?? "";
  root.lang = lang(screen.language);
  root.dataset.text = screen.modes.includes("LARGE_TYPE") ? "large" : "";
  root.dataset.contrast = screen.modes.includes("HIGH_CONTRAST") ? "high" : "";
  root.dataset.reach = screen.modes.includes("LOW_REACH") ? "low" : "";
  root.dataset.child = screen.modes.includes("CHILD") ? "yes" : "";
  document.title = screen.title;
  const main = byId("screen");
  const byItself = !touched && main.dataset.kind === screen.kind && live(screen.kind);
  touched = false;
  main.dataset.tone = screen.tone;
  main.dataset.kind = screen.kind;
  main.dataset.shown = String(++shows);
  main.dataset.rows = screen.rows.length;
  byId("progress").textContent = screen.progress;
  byId("title").textContent = screen.title;
  byId("todo").textContent = screen.todo;
  byId("note").textContent = screen.note;
  byId("also").replaceChildren(...screen.also.map((each) => {
    const said = make("div", "", make("p", "again", each.title), make("p", "todo", each.todo), make("p", "note", each.note));
    said.lang = lang(each.language);
    return said;
  }));
  byId("picture").replaceChildren(screen.code.length ? code(screen.code) : picture(screen.picture));
  byId("count").replaceChildren(...(screen.count < 0 ? [] : [make("span", "figure", String(screen.count)), make("span", "unit", screen.unit)]));
  byId("rows").replaceChildren(...screen.rows.map(row), ...(screen.more ? [make("li", "more", screen.more)] : []));
  byId("plan").replaceChildren(...screen.plan.map((each) => spot(each, icon, touch)));
  byId("keypad").hidden = screen.filled < 0;
  byId("keypad").replaceChildren(...(screen.filled < 0 ? [] : keys(screen)));
  finding(byId("find"), screen, button);
  byId("choices").replaceChildren(...screen.choices.map(button));
  byId("foot").replaceChildren(...screen.foot.map(button));
  sheet.cover(screen.blank);
  say(screen.say, byItself);
  // The focus stays where it was, unsaid: what is said now is the screen.
  staying = true;
  if (focused) document.querySelector(`[data-touch="${CSS.escape(focused)}"]`)?.focus();
  staying = false;
}

// Arrow keys walk the controls as Tab does: five keys are enough for everything.
function walk(step) {
  const all = [...document.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length];
  next?.focus();
}

/** What a control does, and to which book, in words. */
function tell(control) {
  const row = control.closest(".row")?.querySelector(".name");
  if (row) point(row.lang || root.lang, `${row.textContent}: ${control.textContent}`);
  else point(control.querySelector("[lang]")?.lang || root.lang, control.textContent);
}

/** Choices are said with their numbers. */
const numbered = (number) => document.querySelectorAll("#rows button, #choices button, #foot button")[number - 1];

/** Enter where nothing is chosen: what was keyed in, or that somebody is there. */
function enter() {
  if (!byId("keypad").hidden) touch("ENTER");
  else if (byId("screen").dataset.kind === "still-there") touch("MORE_TIME");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && speaking() && !event.repeat) return touch("BLANK");
  if (typed(event, touch)) return event.preventDefault();
  if (event.key === "r") return repeat();
  if (event.key === "p") return pause();
  hush();
  if (event.key === "ArrowDown" || event.key === "ArrowRight") walk(1);
  else if (event.key === "ArrowUp" || event.key === "ArrowLeft") walk(-1);
  else if (/^[0-9]$/.test(event.key) && !byId("keypad").hidden) touch(`DIGIT:${event.key}`);
  else if (/^[1-9]$/.test(event.key) && speaking() && byId("keypad").hidden) numbered(Number(event.key))?.click();
  else if (event.key === "Backspace" && !byId("keypad").hidden) touch("ERASE");
  else if (event.key === "Enter" && document.activeElement === document.body) enter();
  else return;
  event.preventDefault();
});
// "Touch the screen anywhere": wherever it is touched.
byId("screen").addEventListener("click", (event) => {
  if (byId("screen").dataset.kind === "still-there" && !event.target.closest("button")) touch("MORE_TIME");
});
document.addEventListener("focusin", (event) => !staying && event.target.matches("button") && tell(event.target));
sheet.handle(() => touch(byId("screen").dataset.kind === "still-there" ? "MORE_TIME" : "BLANK"));
for (const idle of ["contextmenu", "dragstart", "selectstart"]) document.addEventListener(idle, (event) => event.preventDefault());

// The sheet of icons is part of the page, so that none comes late.
byId("icons").innerHTML = await (await fetch("/look/icons.svg")).text();
show(lost);
const agent = new EventSource("/screen");
const showSteadily = steadily(show);
agent.addEventListener("screen", (event) => showSteadily(JSON.parse(event.data)));
agent.addEventListener("sound", (event) => chime(event.data));
agent.onerror = () => show(lost);
// A sign of life when something was drawn: whoever started this browser starts it again without one.
setInterval(() => requestAnimationFrame(() => fetch("/alive", { method: "POST" }).catch(() => {})), 5000);
