// Zones and seats: how they stand, their settings, and what is out of order.
import { week } from "./calendar.js";
import { ask, change, list } from "./hub.js";
import { act, check, choice, el, field, form, heading, icon, nothing, state, table, text } from "./parts.js";
import { groups, meaning } from "./rules.js";
import { moment, named, t } from "./text.js";

const FEATURES = ["wheelchair-bay", "height-adjustable", "near-lift", "large-print", "hearing-loop", "left-handed", "power", "monitor"];

export async function seats() {
  const zones = await list("/zones");
  return [
    heading(t("seats"), el("a", { href: "#/zone", class: "button" }, t("addZone"))),
    zones.length ? table(["name", "branch", "seatsFree", "waitingNow", "hoursOpen"], zones.map((zone) => [
      el("a", { href: "#/zone/" + zone.id }, named(zone, "name")), zone.site, `${zone.free} / ${zone.seats}`, String(zone.waiting),
      zone.open ? `${moment(zone.opens)}–${moment(zone.closes)}` : t("closedNow") + (zone.closedFor ? ` · ${zone.closedFor}` : "")])) : nothing("emptyZones"),
  ];
}

export async function zone({ act: run, save, words: [id] }) {
  const [rules, branches] = await Promise.all([list("/zone-rules"), list("/branches")]);
  if (!id) return [back(), heading(t("addZone")), settings({ site: branches[0]?.site, prefix: "", rules: {} }, rules, branches, save)];
  const [one, all] = await Promise.all([ask("GET", "/zones/" + id), list(`/zones/${id}/seats`)]);
  return [
    back(),
    heading(named(one, "name"), el("span", {}, `${t("seatsFree")} ${one.free} / ${one.seats} · ${t("waitingNow")} ${one.waiting}`)),
    el("section", {}, el("h2", {}, t("seats")),
      all.length > 0 && table(["seat", "state", "forPeople", "act"], all.map((seat) => [
        el("strong", {}, seat.label),
        [seatState(seat), seat.outOfOrder && el("span", { class: "muted small" }, " ", seat.outOfOrder)],
        seat.peopleMin === seat.people ? String(seat.people) : `${seat.peopleMin}–${seat.people}`,
        [seat.outOfOrder ? act("inOrderAgain", () => run(() => change("DELETE", `/zones/${id}/seats/${seat.id}/outage`), "noted")) : outage(id, seat, save), furnish(id, seat, save)]])),
      furnish(id, { order: all.length + 1, peopleMin: 1, people: 1, features: [] }, save)),
    el("section", {}, el("h2", {}, t("settings")), settings(one, rules, branches, save)),
  ];
}

const back = () => el("p", {}, el("a", { href: "#/seats" }, icon("back"), " ", t("backZones")));

const seatState = (seat) => seat.outOfOrder
  ? el("span", { class: "state" }, icon("repair"), t("seat-out-of-order"))
  : el("span", {}, t("seat-" + seat.state), seat.until ? ` · ${t("untilTime")} ${moment(seat.until)}` : "");

function outage(zone, seat, save) {
  const until = text("", { type: "datetime-local" });
  return el("details", {}, el("summary", {}, t("outOfOrder")), form([["", [
    field("/reason", t("reasonForPeople"), text(), t("outageHint")),
    field("/until", t("outageUntil"), until, t("outageUntilHint"), () => (until.value ? new Date(until.value).toISOString() : undefined))]]], t("outOfOrder"),
  (values) => save(() => change("PUT", `/zones/${zone}/seats/${seat.id}/outage`, { reason: values["/reason"], until: values["/until"] }), "noted")));
}

/** A seat's own settings; without an id a new one. */
function furnish(zone, seat, save) {
  const boxes = FEATURES.map((feature) => ({ feature, ...check(t(feature), seat.features.includes(feature)) }));
  const number = (value) => text(String(value), { inputmode: "numeric" });
  const whole = (input) => () => (/^\d+$/.test(input.value.trim()) ? Number(input.value) : input.value);
  const [order, least, most] = [number(seat.order), number(seat.peopleMin), number(seat.people)];
  const fields = [
    ...(seat.id ? [] : [field("seat", t("seatId"), text(), t("idHint"))]),
    field("/label", t("seatLabel"), text(seat.label ?? "")), field("/order", t("seatOrder"), order, "", whole(order)),
    field("/peopleMin", t("peopleMin"), least, "", whole(least)), field("/peopleMax", t("peopleMax"), most, "", whole(most)),
    field("/features", "", el("fieldset", {}, el("legend", {}, t("features")), boxes.map((one) => one.element)), "", () => boxes.filter((one) => one.box.checked).map((one) => one.feature)),
  ];
  return el("details", {}, el("summary", {}, t(seat.id ? "changeSeat" : "addSeat")), form([["", fields]], t("save"),
    (values) => save(() => change("PUT", `/zones/${zone}/seats/${seat.id ?? (values.seat.trim() || "-")}`, {
      label: values["/label"], order: values["/order"], peopleMin: values["/peopleMin"], peopleMax: values["/peopleMax"], features: values["/features"] }), "saved")));
}

function settings(zone, rules, branches, save) {
  const own = choice([["branch", t("hoursAsBranch")], ["own", t("hoursOwn")]], zone.hours ? "own" : "branch");
  const open = week(zone.hours ?? "");
  const show = () => { open.element.hidden = own.value === "branch"; };
  own.addEventListener("change", show);
  show();
  const basics = [
    ...(zone.id ? [] : [field("zone", t("zoneId"), text(), t("idHint"))]),
    field("/site", t("branch"), choice(branches.map((one) => [one.site, named(one, "name")]), zone.site)),
    field("/nameZh", t("nameZh"), text(zone.nameZh ?? "", { lang: "zh-Hant" })), field("/nameEn", t("nameEn"), text(zone.nameEn ?? "", { lang: "en" })),
    field("/whereZh", t("whereZh"), text(zone.whereZh ?? "", { lang: "zh-Hant" })), field("/whereEn", t("whereEn"), text(zone.whereEn ?? "", { lang: "en" })),
    field("/prefix", t("prefix"), text(zone.prefix), t("prefixHint")),
    field("hours", t("hoursOpen"), own), field("/hours", "", open.element, "", () => (own.value === "branch" ? undefined : open.read())),
  ];
  return form([[t("zoneBasics"), basics], ...groups(rules).map(([title, list]) => [title, list.map((rule) => ruleField(rule, zone.rules[rule.key] ?? rule.usual))])], t("save"),
    (values) => save(() => change("PUT", "/zones/" + (zone.id ?? (values.zone.trim() || "-")), {
      site: values["/site"], nameZh: values["/nameZh"], nameEn: values["/nameEn"], whereZh: values["/whereZh"], whereEn: values["/whereEn"], prefix: values["/prefix"].trim(),
      hours: values["/hours"], rules: Object.fromEntries(rules.map((rule) => [rule.key, values["/rules/" + rule.key]])) }), "saved", "#/zone/" + (zone.id ?? values.zone.trim())));
}

function ruleField(rule, value) {
  const yesOrNo = rule.least === 0 && rule.most === 1;
  const control = yesOrNo ? choice([["0", t("no")], ["1", t("yes")]], value) : text(value, rule.most === undefined ? {} : { inputmode: "numeric" });
  const range = yesOrNo || rule.most === undefined ? "" : `${rule.least}–${rule.most}${t("listComma")}`;
  return field("/rules/" + rule.key, meaning(rule.key), control, `${range}${t("usually")} ${yesOrNo ? t(rule.usual === "1" ? "yes" : "no") : rule.usual || "—"}`);
}
