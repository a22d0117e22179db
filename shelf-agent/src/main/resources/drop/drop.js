// Shows what the agent says, and nothing of its own: every word comes with the screen, in every language at once.
import { picture } from "./pictures.js";
import { chime } from "/look/sounds.js";

const byId = (id) => document.getElementById(id);
const scale = Number(new URLSearchParams(location.search).get("mm"));
if (scale > 1 && scale < 20) document.documentElement.style.setProperty("--mm", `${scale}px`);

const lost = {
  kind: "starting", tone: "quiet",
  texts: [
    { language: "zh-Hant", title: "正在連接還書箱", todo: "請稍候，或洽服務檯。", note: "" },
    { language: "en", title: "Connecting to the book drop", todo: "Please wait a moment, or ask at the desk.", note: "" },
  ],
};

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/look/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

const signs = { alarm: "alarm", calm: "tick" };

function show(screen) {
  document.title = screen.texts[0].title;
  byId("screen").dataset.tone = screen.tone;
  byId("screen").dataset.kind = screen.kind;
  byId("words").replaceChildren(...screen.texts.map((text, index) => {
    const sign = index === 0 && signs[screen.tone] ? [icon(signs[screen.tone])] : [];
    const said = make("div", index === 0 ? "first" : "again",
      make(index === 0 ? "h1" : "h2", "", ...sign, make("span", "", text.title)), make("p", "todo", text.todo), make("p", "note", text.note));
    said.lang = text.language === "zh-Hant" ? "zh-Hant-TW" : text.language;
    return said;
  }));
  byId("picture").replaceChildren(picture(screen.kind));
}

show(lost);
const agent = new EventSource("/screen");
agent.addEventListener("screen", (event) => show(JSON.parse(event.data)));
agent.addEventListener("sound", (event) => chime(event.data));
agent.onerror = () => show(lost);
document.addEventListener("contextmenu", (event) => event.preventDefault());
