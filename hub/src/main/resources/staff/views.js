// What each address of the page shows. A view loads what it needs and gives the elements; nothing is kept between but a code that was told.
import { ask, list } from "./hub.js";
import { act, book, deviceLine, el, heading, icon, nothing, since, state, table, where, wrong } from "./parts.js";
import { moment, named, t } from "./text.js";

export async function now({ act: run }) {
  const [devices, shelves, drops, repairs, pull, calls] = await Promise.all([list("/devices"), list("/conflicts"), list("/drop-oddities"), list("/repairs"), list("/pull-list"), list("/help-calls")]);
  const conflicts = [...shelves, ...drops];
  const bad = devices.filter(wrong);
  const rest = devices.filter((device) => !wrong(device));
  const strange = devices.filter((device) => device.strangeTags > 0);
  const tags = strange.reduce((sum, device) => sum + device.strangeTags, 0);
  const count = calls.length + bad.length + repairs.length + tags + conflicts.length;
  const todo = [
    [pull.length, "pull", "#/pull", "pull"], [repairs.length, "repairs", "#/repairs", "repair"], [tags, "strangeTags", strange.length ? where(strange[0]) : "", "limited"], [conflicts.length, "conflicts", "#/conflicts", "balance"],
  ].filter(([count]) => count > 0);
  return [
    heading(count ? `${count} ${t(count === 1 ? "needsOne" : "needs")}` : t("allWell")),
    calls.length > 0 && el("ul", { class: "plain troubles" }, calls.map((call) => waiting(call, devices, run))),
    bad.length > 0 && el("ul", { class: "plain troubles" }, bad.map((device) => trouble(device, run))),
    todo.length > 0 && el("ul", { class: "plain todo" }, todo.map(([count, key, address, sign]) =>
      el("li", {}, el("a", { href: address }, icon(sign), el("strong", { class: "number" }, String(count)), t(key))))),
    rest.length > 0 && el("section", {}, el("h2", {}, bad.length ? t("others") : t("devices")), el("ul", { class: "plain devices" }, rest.map(deviceLine))),
  ];
}

/** Somebody stands there: before anything that only blinks. */
function waiting(call, devices, run) {
  const device = devices.find((one) => one.site === call.site && one.device === call.device);
  return el("li", { class: "trouble called" },
    el("div", { class: "what" }, el("span", { class: "state alarm" }, icon("bell"), t("called")),
      el("h2", {}, device ? el("a", { href: where(device) }, named(device, "name")) : call.device), el("span", {}, device ? named(device, "place") : ""), since(call.since)),
    el("div", { class: "alarmed" }, el("strong", {}, t(call.language.startsWith("zh") ? "calledInChinese" : "calledInEnglish")),
      call.times > 1 && el("span", { class: "muted" }, `${call.times} ${t("calledTimes")}`),
      act("answered", () => run(() => ask("POST", `/help-calls/${call.id}/answer`), "noted"))));
}

function trouble(device, run) {
  return el("li", { class: "trouble" },
    el("div", { class: "what" }, state(device), el("h2", {}, el("a", { href: where(device) }, named(device, "name"))), el("span", {}, named(device, "place")), since(device.since)),
    device.alarms.length === 0 ? el("p", { class: "next" }, t(device.action)) : el("ul", { class: "plain" }, device.alarms.map((alarm) => alarmLine(alarm, run))));
}

/** What an alarm is about, where its name does not say it: a book by its title, a compartment. */
function about(alarm) {
  return alarm.alarm.endsWith("-failed") || alarm.alarm.startsWith("journal-") ? "" : alarm.title || alarm.subject;
}

function alarmLine(alarm, run) {
  return el("li", { class: "alarmed" },
    el("strong", {}, t(alarm.alarm), about(alarm) && " · " + about(alarm)), since(alarm.since),
    alarm.seenBy ? el("span", { class: "muted" }, t("seenBy") + alarm.seenBy)
      : act("seen", () => run(() => ask("POST", "/alarms/seen", { site: alarm.site, device: alarm.device, alarm: alarm.alarm, subject: alarm.subject }), "noted")));
}

export async function devices() {
  const all = await list("/devices");
  return [heading(t("devices")), el("ul", { class: "plain devices" }, all.map(deviceLine))];
}

export async function device({ act: run, words: [site, name] }) {
  const path = `/devices/${site}/${name}`;
  const [one, commands] = await Promise.all([ask("GET", path), list(path + "/commands")]);
  const send = (body) => run(() => ask("POST", path + "/commands", body, { "Idempotency-Key": crypto.randomUUID() }), "commandSent");
  return [
    el("p", {}, el("a", { href: "#/devices" }, icon("back"), " ", t("back"))),
    heading(named(one, "name"), el("div", { class: "what" }, state(one), since(one.since), el("span", {}, named(one, "place")), el("span", { class: "next" }, t(one.action)))),
    one.alarms.length > 0 && el("ul", { class: "plain alarms" }, one.alarms.map((alarm) => alarmLine(alarm, run))),
    furniture(one, send),
    el("div", { class: "group" }, act("inventory", () => send({ kind: "take-inventory" })), act("test", () => send({ kind: "self-test", validSeconds: 60 })), act("restart", () => send({ kind: "restart" }))),
    trust(one, path, run, send),
    el("div", { class: "columns" },
      el("section", {}, el("h2", {}, t("parts")), el("ul", { class: "plain partlist" }, one.parts.map(part)), el("p", { class: "muted small" }, `${t("software")} ${one.software || t("versions")}`)),
      el("section", {}, el("h2", {}, t("commands")), commands.length ? el("ul", { class: "plain partlist" }, commands.slice(0, 8).map((command) => el("li", {}, el("span", {}, describe(command)), progress(command), since(command.at)))) : el("p", { class: "muted" }, t("emptyCommands"))),
      one.figures.length > 0 && el("section", {}, el("h2", {}, t("figures")), el("div", { class: "figures" }, one.figures.map(chart)))),
  ];
}

/** Codes that this page was told, by device: the page is drawn anew at any moment, and nobody tells a code twice. */
const codes = new Map();

/** Whether the hub knows it for what it is; the code by which it enrols is shown once. */
function trust(one, path, run, send) {
  const code = el("strong", { class: "number", role: "status" }, codes.get(path) ?? "");
  const invite = async () => {
    const given = await ask("POST", path + "/credentials");
    codes.set(path, `${t("enrolmentCode")} ${given.code} · ${t("usableUntil")} ${moment(given.ends)}`);
    code.textContent = codes.get(path);
  };
  return el("section", {}, el("h2", {}, t("identity")),
    el("p", {}, one.trustedUntil ? [t("certificateUntil"), " ", moment(one.trustedUntil)] : t("noCertificate")),
    el("div", { class: "group" }, act("newCode", () => invite().catch((refused) => { code.textContent = refused.message; })),
      one.trustedUntil && act("revoke", () => confirm(t("revokeSure")) && run(() => ask("DELETE", path + "/credentials"), "revoked")),
      act("decommission", () => confirm(t("decommissionSure")) && send({ kind: "decommission", validSeconds: 86400 }))),
    code);
}

function part(one) {
  const look = { well: ["calm", "tick"], degraded: ["", "limited"], failed: ["alarm", "alarm"] }[one.condition];
  return el("li", {}, el("span", {}, one.name), el("span", { class: "state " + look[0] }, icon(look[1]), t(one.condition)), el("span", { class: "muted small" }, one.detail));
}

/** Small, labelled, without a legend. */
function chart(figure) {
  const least = Math.min(...figure.values), most = Math.max(...figure.values);
  const points = figure.values.map((value, index) => `${(index / Math.max(1, figure.values.length - 1)) * 100},${22 - ((value - least) / (most - least || 1)) * 20}`).join(" ");
  const line = el("svg", { viewBox: "0 0 100 24", class: "chart", "aria-hidden": "true", preserveAspectRatio: "none" }, el("polyline", { points }));
  return el("div", {}, el("span", { class: "small muted" }, figure.name), line, el("strong", { class: "number" }, String(figure.values.at(-1))));
}

/** The compartments in the order in which they stand: one row for each letter. */
function furniture(one, send) {
  const rows = Map.groupBy(one.compartments, (place) => place.compartment.match(/^[A-Z]*/)[0]);
  return el("div", { class: "furniture" }, [...rows.values()].map((places) => el("div", { class: "board" }, places.map((place) => compartment(place, send)))));
}

function compartment(place, send) {
  const lamp = place.items.some((item) => item.purpose === "ready") ? "ready" : place.items.some((item) => item.purpose === "pull") ? "pull" : place.items.length ? "other" : "none";
  return el("section", { class: "compartment " + lamp, "aria-label": `${t("compartment")} ${place.compartment}` },
    el("div", { class: "label" }, el("h3", {}, place.compartment), place.openSince ? el("span", { class: "state alarm" }, icon("door"), t("doorOpen")) : place.locked && icon("lock")),
    el("ul", { class: "plain" }, place.items.map((item) => el("li", { class: "spine " + item.purpose },
      el("span", { class: "title" }, item.title || item.item), el("span", { class: "small muted" }, item.callNumber || item.item),
      el("span", { class: "small mark" }, item.purpose === "ready" ? `${t("ready")} · ${t("until")} ${moment(item.until)}` : item.purpose === "pull" ? `${t("pullBook")} · ${t(item.reason)}` : t("other"))))),
    place.strangeTags.map((tag) => el("p", { class: "small" }, icon("limited"), " ", t(`strange-${tag.strangeness}`), " ", el("span", { class: "muted" }, tag.tag.slice(-6)))),
    place.items.length + place.strangeTags.length === 0 && el("p", { class: "muted" }, t("empty")),
    el("div", { class: "group" }, place.locked && act("openDoor", () => send({ kind: "open-compartment", compartment: place.compartment }), "quiet"), act("blink", () => send({ kind: "blink-compartment", compartment: place.compartment }), "quiet")));
}

export async function pull({ act: run }) {
  const [entries, all] = await Promise.all([list("/pull-list"), list("/devices")]);
  if (!entries.length) return [heading(t("pull")), nothing("emptyPull")];
  const byDevice = Map.groupBy(entries, (entry) => entry.site + "/" + entry.device);
  return [heading(t("pull")), [...byDevice].map(([address, lines]) => {
    const known = all.find((one) => one.site + "/" + one.device === address);
    const guide = () => run(() => ask("POST", `/devices/${address}/commands`, { kind: "guide-pull", items: lines.map((line) => line.item), validSeconds: 120 }, { "Idempotency-Key": crypto.randomUUID() }), "commandSent");
    return el("section", {},
      el("div", { class: "heading" }, el("h2", {}, known ? named(known, "name") : address, " ", el("span", { class: "muted" }, known ? named(known, "place") : "")),
        el("button", { type: "button", class: "lit", onclick: guide }, icon("lantern"), t("guide")), el("span", { class: "muted small" }, t("guideMore"))),
      table(["compartment", "item", "why", "since"], lines.map((line) => [el("strong", {}, line.compartment), book(line), t(line.reason), since(line.since)])));
  })];
}

export async function repairs() {
  const lines = await list("/repairs");
  return [heading(t("repairs")), lines.length ? table(["item", "why", "device", "since"], lines.map((line) => [book(line), t(line.wanted), line.device, since(line.since)])) : nothing("emptyRepairs")];
}

export async function conflicts({ act: run }) {
  const [lines, dropped] = await Promise.all([list("/conflicts"), list("/drop-oddities")]);
  const settle = (path, line) => act("settle", () => run(() => ask("POST", `${path}/${line.id}/resolution`), "noted"));
  return [
    heading(t("conflicts")),
    lines.length > 0 && table(["item", "why", "device", "when", "act"], lines.map((line) => [
      book(line), [t(line.reason), " · ", line.loan ? t("loanMade") : t("noLoan")], line.device, since(line.reported), settle("/conflicts", line)])),
    dropped.length > 0 && el("section", {}, el("h2", {}, t("dropped")), table(["item", "why", "bin", "device", "when", "act"], dropped.map((line) => [
      line.item ? book(line) : t("unread"), t("dropped-" + line.reason), line.bin || t("noBin"), line.device, since(line.reported), settle("/drop-oddities", line)]))),
    lines.length + dropped.length === 0 && nothing("emptyConflicts"),
  ];
}

const describe = (command) => [t(command.kind), command.compartment, command.items.length > 0 && `${command.items.length} ${t("books")}`].filter(Boolean).join(" ");

function progress(command) {
  const look = { done: ["calm", "tick"], failed: ["alarm", "alarm"], expired: ["", "limited"] }[command.state] ?? ["", "waiting"];
  return el("span", { class: "state " + look[0] }, icon(look[1]), t(command.state), command.failure && "：" + t(command.failure));
}

export async function commands() {
  const lines = await list("/commands");
  return [heading(t("commands")), lines.length ? table(["command", "device", "state", "when", "who"], lines.map((line) => [describe(line), line.device, progress(line), since(line.at), line.by.replace(/^.*:/, "")])) : nothing("emptyCommands")];
}
