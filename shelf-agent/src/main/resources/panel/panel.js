// Shows what the agent says, and nothing of its own: every word comes with the screen.
import { picture } from "./pictures.js";
import { chime } from "/look/sounds.js";

const byId = (id) => document.getElementById(id);
const scale = Number(new URLSearchParams(location.search).get("mm"));
const mm = scale > 1 && scale < 20 ? scale : 3.6;
document.documentElement.style.setProperty("--mm", `${mm}px`);
// Lower than a 13-inch screen lies: everything that is no target is smaller there.
document.documentElement.dataset.panel = innerHeight / mm < 160 ? "small" : "usual";

const lost = {
  title: "正在連接書架", todo: "請稍候，或洽服務檯。", note: "", help: "",
  kind: "asking", tone: "quiet", language: "zh-Hant", lit: [], places: [], actions: [], secondsLeft: 0,
  also: [{ language: "en", title: "Connecting to the shelf", todo: "Please wait a moment, or ask at the desk.", note: "" }],
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/look/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

const signs = { alarm: "alarm", calm: "tick" };

function show(screen) {
  document.documentElement.lang = screen.language === "zh-Hant" ? "zh-Hant-TW" : screen.language;
  document.title = screen.title;
  byId("screen").dataset.tone = screen.tone;
  byId("screen").dataset.kind = screen.kind;
  byId("title").replaceChildren(...(signs[screen.tone] ? [icon(signs[screen.tone])] : []), make("span", "", screen.title));
  byId("todo").textContent = screen.todo;
  byId("also").replaceChildren(...screen.also.map((each) => {
    const said = make("div", "", make("p", "again", each.title), make("p", "todo", each.todo), make("p", "note", each.note));
    said.lang = each.language === "zh-Hant" ? "zh-Hant-TW" : each.language;
    return said;
  }));
  byId("note").textContent = screen.note;
  byId("help").textContent = screen.help;
  byId("picture").replaceChildren(picture(screen.kind));
  byId("places").replaceChildren(...screen.lit.map((place) => make("li", "lit", place)), ...screen.places.map((place) => make("li", "", place)));
  const focused = document.activeElement?.dataset?.action;
  byId("actions").replaceChildren(...screen.actions.map((each, index) => {
    const button = make("button", index === 0 && screen.actions.length > 1 ? "main" : "", each.caption);
    button.type = "button";
    button.dataset.action = each.action;
    button.addEventListener("click", () => fetch("/touch", { method: "POST", body: each.action }).catch(() => show(lost)));
    return button;
  }));
  if (focused) document.querySelector(`[data-action="${focused}"]`)?.focus();
}

show(lost);
const agent = new EventSource("/screen");
agent.addEventListener("screen", (event) => show(JSON.parse(event.data)));
agent.addEventListener("sound", (event) => chime(event.data));
agent.onerror = () => show(lost);
document.addEventListener("contextmenu", (event) => event.preventDefault());
