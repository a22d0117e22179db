// When each branch is open: the usual week, special days, and the government's holidays.
import { ask, change, list, tagged } from "./hub.js";
import { act, check, choice, el, field, form, heading, nothing, table, text } from "./parts.js";
import { named, t } from "./text.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export async function calendar({ act: run, save, words: [site] }) {
  const branches = await list("/branches");
  if (!branches.length) return [heading(t("calendar")), nothing("emptyBranches")];
  const chosen = branches.some((one) => one.site === site) ? site : branches[0].site;
  const year = new Date().getFullYear();
  const [{ tag, thing }, days, ...years] = await Promise.all([tagged("/branches/" + chosen), list(`/branches/${chosen}/days`), list("/holidays/" + year), list("/holidays/" + (year + 1))]);
  return [
    heading(t("calendar")),
    el("ul", { class: "plain todo" }, branches.map((one) => el("li", {}, el("a", { href: "#/calendar/" + one.site, ...(one.site === chosen ? { "aria-current": "true" } : {}) }, named(one, "name"))))),
    el("section", {}, el("h2", {}, `${named(thing, "name")} · ${t("usualWeek")}`), usual(thing, tag, save)),
    el("section", {}, el("h2", {}, t("specialDays")), el("p", { class: "muted" }, t("specialDaysMore")),
      days.length > 0 && table(["day", "hoursOpen", "why", "act"], days.map((day) => [
        el("strong", {}, day.day), day.closed ? t("closedAllDay") : day.hours, day.reason,
        act("asUsualAgain", () => run(() => change("DELETE", `/branches/${chosen}/days/${day.day}`), "noted"))])),
      special(chosen, save)),
    el("section", {}, el("h2", {}, t("holidays")), [year, year + 1].map((one, index) => holidays(one, years[index], save))),
  ];
}

function usual(branch, tag, save) {
  const open = week(branch.hours);
  return form([["", [
    field("/nameZh", t("nameZh"), text(branch.nameZh, { lang: "zh-Hant" })), field("/nameEn", t("nameEn"), text(branch.nameEn, { lang: "en" })),
    field("/hours", "", open.element, "", open.read)]]], t("save"),
  (values) => save(() => change("PUT", "/branches/" + branch.site, { nameZh: values["/nameZh"], nameEn: values["/nameEn"], hours: values["/hours"] }, { "If-Match": tag }), "saved"));
}

/** Seven weekdays, each with its hours or closed, as the hub writes them: tue 08:00-21:00, holidays. */
export function week(written) {
  const parts = written.split(",").map((part) => part.trim());
  const rows = DAYS.map((day) => {
    const hours = parts.find((part) => part.startsWith(day + " "))?.slice(4) ?? "";
    const [from, until] = hours ? hours.split("-") : ["", ""];
    const open = check(t(day), Boolean(hours));
    const begin = text(from, { type: "time", "aria-label": `${t(day)} ${t("opensAt")}` });
    const end = text(until, { type: "time", "aria-label": `${t(day)} ${t("closesAt")}` });
    const show = () => [begin, end].forEach((one) => { one.disabled = !open.box.checked; });
    open.box.addEventListener("change", show);
    show();
    return { day, open: open.box, begin, end, element: el("div", { class: "weekday" }, open.element, begin, end) };
  });
  const holidays = check(t("openOnHolidays"), parts.includes("holidays"));
  return {
    element: el("fieldset", { class: "week" }, el("legend", {}, t("hoursOpen")), rows.map((row) => row.element), holidays.element),
    read: () => [...rows.filter((row) => row.open.checked).map((row) => `${row.day} ${row.begin.value}-${row.end.value}`), ...(holidays.box.checked ? ["holidays"] : [])].join(", "),
  };
}

function special(site, save) {
  const kind = choice([["closed", t("closedAllDay")], ["hours", t("otherHours")]], "closed");
  const begin = text("", { type: "time", "aria-label": t("opensAt") });
  const end = text("", { type: "time", "aria-label": t("closesAt") });
  const hours = el("div", { class: "group" }, begin, end);
  const show = () => { hours.hidden = kind.value === "closed"; };
  kind.addEventListener("change", show);
  show();
  return form([[t("addSpecialDay"), [
    field("day", t("day"), text("", { type: "date" })), field("kind", t("hoursOpen"), kind),
    field("/hours", "", hours, "", () => (kind.value === "closed" ? undefined : `${begin.value}-${end.value}`)),
    field("/reason", t("reasonForPeople"), text(), t("reasonForPeopleHint"))]]], t("save"),
  (values) => save(() => change("PUT", `/branches/${site}/days/${values.day || "none"}`, { hours: values["/hours"], reason: values["/reason"] }), "saved"));
}

function holidays(year, days, save) {
  const file = el("input", { type: "file", accept: ".json,application/json" });
  return el("details", {}, el("summary", {}, `${year} · ${days.length ? `${days.length} ${t("holidaysKnown")}` : t("holidaysUnknown")}`),
    days.length > 0 && table(["day", "name"], days.map((day) => [day.day, day.name])),
    form([["", [field("file", t("holidayFile"), file, t("holidayFileHint"))]]], t("save"),
      () => save(async () => ask("PUT", "/holidays/" + year, await read(file), { "Idempotency-Key": crypto.randomUUID() }), "saved")));
}

async function read(file) {
  try {
    return JSON.parse(await file.files[0].text());
  } catch {
    throw Object.assign(new Error(t("noCalendarFile")), { faults: [{ where: "file", say: t("noCalendarFile") }] });
  }
}
