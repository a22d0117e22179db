// Shows and says what the agent says, and nothing of its own: every word comes with the screen.
import { chime } from "/look/sounds.js";

const byId = (id) => document.getElementById(id);
const TURN_MILLIS = 8000;
const CHIME_MILLIS = 900;
const UTTERANCE_MILLIS_MAX = 12000;

const lost = {
  kind: "no-word", clock: "", titleZh: "目前無法更新叫號", titleEn: "Calls cannot be updated now",
  todoZh: "請洽服務檯確認您的號碼。", todoEn: "Please ask at the desk about your number.",
  heard: "", heardTextZh: "", heardTextEn: "", lastTextZh: "", lastTextEn: "", last: [],
};

let shown = lost;
let turn = 0;

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function english(tag, text) {
  const element = make(tag, "en", text);
  element.lang = "en";
  return element;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/look/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

function call(line, speaking) {
  const place = make(
    "div", "place",
    make("strong", "", line.placeZh),
    english("div", line.placeEn),
    make("div", "until", `${line.zoneZh} ${line.seatZh}・${line.untilZh}`),
    english("div", `${line.zoneEn}, ${line.seatEn}, ${line.untilEn}`),
  );
  const item = make("li", "call", make("span", "number", line.number), place);
  if (line.number === speaking) {
    item.dataset.speaking = "";
    place.firstChild.prepend(icon("bell"));
  }
  return item;
}

// As many as fit with digits of the size that the distance asks for; the others have their turn after some seconds. Where there
// is more room than that, digits grow.
const CELL = 1.5;
const LETTER = 0.84;

function arrange(lines) {
  const root = getComputedStyle(document.documentElement);
  const digit = parseFloat(root.getPropertyValue("--px-digit")) || 96;
  const box = byId("calls").getBoundingClientRect();
  const letters = Math.max(3, ...lines.map((line) => line.number.length));
  const rowsMax = Math.max(1, Math.floor(box.height / (digit * CELL)));
  const columnsMax = Math.max(1, Math.floor(box.width / (digit * (letters * LETTER + 4))));
  const columns = Math.min(columnsMax, Math.ceil(lines.length / Math.min(rowsMax, columnsMax > 1 ? 4 : rowsMax)));
  const room = rowsMax * columns;
  const rows = Math.ceil(Math.min(lines.length, room) / columns);
  const height = box.height / rows;
  const width = box.width / columns;
  const stacked = columns === 1 && height > digit * 4 && width < height * 1.6;
  const byHeight = (height * (stacked ? 0.4 : 0.62)) / (digit * 1.4);
  const byWidth = (width * (stacked ? 0.86 : 0.48)) / (digit * letters * LETTER);
  return { columns, room, letters, stacked, scale: Math.max(1, Math.min(byHeight, byWidth, 3.4)) };
}

function showCalls(screen) {
  const list = byId("calls");
  if (screen.kind !== "calls") {
    byId("turn").textContent = "";
    list.replaceChildren();
    return;
  }
  const { columns, room, letters, stacked, scale } = arrange(screen.calls);
  const turns = Math.ceil(screen.calls.length / room);
  const speaking = screen.calls.findIndex((line) => line.number === screen.speaking);
  const page = speaking >= 0 ? Math.floor(speaking / room) : turn % turns;
  const visible = screen.calls.slice(page * room, page * room + room);
  list.style.setProperty("--columns", columns);
  list.style.setProperty("--scale", scale);
  list.style.setProperty("--letters", letters);
  list.toggleAttribute("data-tight", scale < 1.15 && columns > 1);
  list.toggleAttribute("data-stacked", stacked);
  byId("turn").textContent = turns > 1 ? `${page + 1} / ${turns}` : "";
  list.replaceChildren(...visible.map((line) => call(line, screen.speaking)));
}

function part(host, zh, en, items) {
  host.replaceChildren(...(items.length ? [make("h2", "", `${zh} `, english("span", en)), make("ul", "plain", ...items)] : []));
}

function show(screen) {
  shown = screen;
  const root = document.documentElement;
  const mm = Number(screen.pixelsPerMillimetre);
  const digit = Number(screen.digitMillimetres);
  if (mm > 0 && digit > 0) {
    root.style.setProperty("--mm", `${mm}px`);
    root.style.setProperty("--digit", `${digit * mm}px`);
    root.style.setProperty("--px-digit", `${digit * mm}`);
  }
  byId("board").dataset.kind = screen.kind;
  document.title = `${screen.titleZh} ${screen.titleEn}`;
  byId("title-zh").replaceChildren(...(screen.kind === "no-word" ? [icon("alarm")] : []), screen.titleZh);
  byId("title-en").textContent = screen.titleEn;
  byId("clock").textContent = screen.clock;
  byId("todo-zh").textContent = screen.todoZh;
  byId("todo-en").textContent = screen.todoEn;
  const old = screen.last ?? [];
  byId("heard").replaceChildren(
    ...(screen.heard ? [`${screen.heardTextZh} `, english("span", screen.heardTextEn), ` ${screen.heard}`] : []),
    ...(old.length ? [make("div", "", `${screen.lastTextZh} `, english("span", screen.lastTextEn)),
      make("ul", "plain", ...old.map((line) => make("li", "number", `${line.number}`)))] : []),
  );
  part(byId("before"), screen.beforeTextZh ?? "", screen.beforeTextEn ?? "",
    (screen.before ?? []).map((line) => make("li", "", line.number)));
  const waiting = (screen.waiting ?? []).filter((zone) => zone.count > 0);
  byId("waiting").replaceChildren(make("ul", "plain", ...waiting.map((zone) =>
    make("li", "", make("div", "", `${zone.zoneZh} ${zone.textZh}`), english("div", `${zone.zoneEn}: ${zone.textEn}`)))));
  if (screen.more > 0) byId("waiting").append(make("p", "more", `${screen.moreTextZh} `, english("span", screen.moreTextEn)));
  showCalls(screen);
}

// One announcement after the other, each to its end: chime, Chinese, English.
let talking = Promise.resolve();
const pause = (millis) => new Promise((done) => setTimeout(done, millis));

function utter({ language, text }) {
  if (!("speechSynthesis" in window)) return Promise.resolve();
  const voice = speechSynthesis.getVoices().find((each) => each.lang.toLowerCase().startsWith(language === "zh-Hant" ? "zh-tw" : language));
  if (!voice) return Promise.resolve();
  return Promise.race([
    new Promise((done) => {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      said.onend = done;
      said.onerror = done;
      speechSynthesis.speak(said);
    }),
    pause(UTTERANCE_MILLIS_MAX),
  ]);
}

function announce(announcement) {
  talking = talking.then(async () => {
    chime("call");
    await pause(CHIME_MILLIS);
    for (const utterance of announcement.utterances) await utter(utterance);
  });
}

show(lost);
const agent = new EventSource("/screen");
agent.addEventListener("screen", (event) => show(JSON.parse(event.data)));
agent.addEventListener("announcement", (event) => announce(JSON.parse(event.data)));
agent.onerror = () => show(lost);
addEventListener("resize", () => showCalls(shown));
setInterval(() => {
  turn += 1;
  showCalls(shown);
}, TURN_MILLIS);
