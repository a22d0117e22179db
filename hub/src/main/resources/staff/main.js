// The staff page: an address after # chooses the view, a fact from the hub draws it anew.
import * as applications from "./applications.js";
import * as calendar from "./calendar.js";
import * as floor from "./floor.js";
import { ask, follow, resume, signIn, signOut } from "./hub.js";
import { el, icon } from "./parts.js";
import { choose, current, t } from "./text.js";
import * as watch from "./views.js";

const PAGES = [["now", ""], ["devices", "devices"], ["pull", "pull"], ["repairs", "repairs"], ["conflicts", "conflicts"], ["commands", "commands"], ["applications", "applications"], ["seats", "seats"], ["calendar", "calendar"]];
const PARENTS = { device: "devices", application: "applications", zone: "seats" };
const views = { ...watch, ...applications, ...floor, ...calendar };
const ROUND_MILLIS = 15_000;
const REDRAW_MILLIS = 150;

const view = document.getElementById("view");
const told = document.getElementById("told");
let stream;
let person;
let pending;
let drawing = 0;
let message = "";

const address = () => location.hash.replace(/^#\/?/, "").split("/");

function frame() {
  document.documentElement.lang = current();
  document.getElementById("skip").textContent = t("skip");
  const [first] = address();
  document.getElementById("nav").replaceChildren(...(person ? PAGES : []).map(([key, path]) =>
    el("a", { href: "#/" + path, ...((PARENTS[first] ?? first ?? "") === path ? { "aria-current": "page" } : {}) }, t(key))));
  document.getElementById("nav").setAttribute("aria-label", "Carrel");
  const dark = document.documentElement.dataset.mode === "board";
  document.getElementById("tools").replaceChildren(
    el("button", { type: "button", class: "quiet", lang: current() === "en" ? "zh-Hant" : "en", onclick: () => { choose(current() === "en" ? "zh-Hant" : "en"); draw(); } }, t("language")),
    el("button", { type: "button", class: "quiet", onclick: () => { mode(!dark); frame(); } }, icon("dark"), t(dark ? "light" : "dark")),
    ...(person ? [el("button", { type: "button", class: "quiet", onclick: leave }, t("leave"))] : []));
}

function mode(dark) {
  if (dark) document.documentElement.dataset.mode = "board";
  else delete document.documentElement.dataset.mode;
  localStorage.setItem("carrel.dark", dark ? "yes" : "");
}

function say(text, wrong) {
  message = text;
  told.textContent = text;
  document.querySelector(".toast")?.remove();
  document.body.append(el("p", { class: "toast" + (wrong ? " wrong" : "") }, icon(wrong ? "alarm" : "tick"), " ", text));
  setTimeout(() => { if (message === text) document.querySelector(".toast")?.remove(); }, 5_000);
}

async function act(what, done) {
  try {
    await what();
    say(t(done));
    await draw();
  } catch (refused) {
    say(refused.message, true);
  }
}

/** As {@link act}, for a form that shows by itself why something was refused. */
async function save(what, done, next) {
  await what();
  say(t(done));
  if (next && location.hash !== next) location.hash = next;
  else await draw();
}

async function draw() {
  clearTimeout(pending);
  pending = undefined;
  const mine = ++drawing;
  frame();
  if (!person) return door();
  const [name, ...words] = address();
  const shown = views[name || "now"] ?? views.now;
  try {
    const parts = await shown({ act, save, words, person });
    if (mine !== drawing) return;
    const focused = remember();
    view.replaceChildren(...parts.flat(2).filter(Boolean));
    restore(focused);
    document.title = "Carrel · " + (view.querySelector("h1")?.textContent ?? "");
  } catch (refused) {
    if (refused.code === "not-signed-in") { person = undefined; stream?.close(); return draw(); }
    if (mine === drawing) say(refused.message, true);
  }
}

/** Drawing anew must not take the keyboard's place away. */
function remember() {
  const all = [...view.querySelectorAll("a, button, input")];
  return all.indexOf(document.activeElement);
}

function restore(index) {
  if (index >= 0) [...view.querySelectorAll("a, button, input")][index]?.focus({ preventScroll: true });
}

function soon() {
  pending ??= setTimeout(() => {
    pending = undefined;
    if (!writing()) draw();
  }, REDRAW_MILLIS);
}

/** Nothing is drawn anew under somebody's hands. */
function writing() {
  return view.querySelector("form[data-changed]") || document.activeElement?.closest("main form");
}

function door() {
  if (view.querySelector("form")?.lang === current()) return;
  const login = el("input", { id: "login", name: "login", autocomplete: "username", required: true, autocapitalize: "none" });
  const password = el("input", { id: "password", name: "password", type: "password", autocomplete: "current-password", required: true });
  const enter = async (event) => {
    event.preventDefault();
    try {
      begin(await signIn(login.value.trim().toLowerCase(), password.value));
    } catch (refused) {
      say(refused.message, true);
      password.select();
    }
  };
  view.replaceChildren(el("form", { class: "door", lang: current(), onsubmit: enter },
    el("h1", {}, t("signIn")), el("div", {}, el("label", { for: "login" }, t("login")), login),
    el("div", {}, el("label", { for: "password" }, t("password")), password), el("button", { class: "main" }, t("enter"))));
  login.focus();
}

function begin(session) {
  person = session;
  view.replaceChildren();
  stream = follow(soon, line);
  draw();
}

async function line(up) {
  const place = document.getElementById("line");
  const broker = up ? await ask("GET", "/health").then((health) => health.broker, () => true) : true;
  const words = !up ? "notLive" : broker ? "live" : "noBroker";
  place.className = words === "live" ? "state calm" : "state alarm";
  place.replaceChildren(icon(words === "live" ? "tick" : "lost"), t(words));
}

async function leave() {
  stream?.close();
  document.getElementById("line").replaceChildren();
  document.getElementById("line").className = "";
  await signOut().catch(() => {});
  person = undefined;
  draw();
}

view.addEventListener("input", (event) => event.target.closest("form")?.setAttribute("data-changed", ""));
choose(current());
mode(localStorage.getItem("carrel.dark") === "yes");
addEventListener("hashchange", () => { view.focus({ preventScroll: true }); scrollTo(0, 0); draw(); });
setInterval(() => { if (person && !document.hidden) { line(stream?.readyState === EventSource.OPEN); soon(); } }, ROUND_MILLIS);
resume().then(begin, () => draw());
