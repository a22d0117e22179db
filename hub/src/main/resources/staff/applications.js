// Applications for a card: who waits, one person's data (which the hub notes as seen), and the decision.
import { ask, change, list } from "./hub.js";
import { check, el, field, form, heading, icon, nothing, since, table, text } from "./parts.js";
import { t } from "./text.js";

const REASONS = ["document-not-shown", "data-differ-from-document", "has-a-card-already", "not-entitled", "guardian-must-come"];

/** What was opened is asked for once, since each time is noted; it is gone with the address and with the person. */
let opened;
addEventListener("hashchange", () => { opened = undefined; });

export async function applications() {
  const waiting = await list("/card-applications");
  return [heading(t("applications")), waiting.length ? table(["applicant", "branch", "submitted", "act"], waiting.map((one) => [
    el("strong", {}, one.maskedName), one.home, since(one.submitted), el("a", { href: "#/application/" + one.id, class: "button" }, t("openApplication"))])) : nothing("emptyApplications")];
}

export async function application({ save, words: [id], person }) {
  if (opened?.id !== id || opened.by !== person.proof) {
    opened = undefined;
    opened = { id, by: person.proof, told: await ask("POST", `/card-applications/${id}/person`) };
  }
  const { told } = opened;
  const facts = [["name", told.name], ["document", told.document ?? t("documentGone")], ["documentKind", t(told.documentKind)], ["born", told.born], ["phone", told.phone], ["email", told.email ?? "—"], ["address", `${told.postalCode} ${told.address}`], ["branch", told.home]];
  return [
    el("p", {}, el("a", { href: "#/applications" }, icon("back"), " ", t("backApplications"))),
    heading(told.name, el("span", {}, t("submitted"), " ", since(told.state.submitted))),
    el("p", { class: "muted" }, t("seenIsNoted")),
    el("dl", { class: "facts" }, facts.flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)])),
    told.sameDocument.length > 0 && el("p", {}, el("span", { class: "state" }, icon("limited"), t("sameDocument")), " ", told.sameDocument.flatMap((other) => [el("a", { href: "#/application/" + other }, other), " "])),
    told.state.state === "waiting" ? el("div", { class: "columns" }, approval(id, save), rejection(id, save)) : el("p", {}, el("strong", {}, t(told.state.state)), " ", told.state.reasons.map((reason) => t(reason)).join(t("listComma"))),
  ];
}

function approval(id, save) {
  const card = field("/card", t("cardNumber"), text("", { autocomplete: "off" }), t("cardNumberHint"));
  return el("section", {}, el("h2", {}, t("approve")), form([["", [card]]], t("approve"),
    (values) => save(() => change("POST", `/card-applications/${id}/approval`, values["/card"].trim() ? { card: values["/card"].trim() } : {}), "approvedDone", "#/applications")));
}

function rejection(id, save) {
  const boxes = REASONS.map((reason) => ({ reason, ...check(t(reason), false) }));
  const reasons = field("/reasons", "", el("fieldset", {}, el("legend", {}, t("whyRejected")), boxes.map((one) => one.element)), "", () => boxes.filter((one) => one.box.checked).map((one) => one.reason));
  return el("section", {}, el("h2", {}, t("reject")), form([["", [reasons]]], t("reject"),
    (values) => save(() => change("POST", `/card-applications/${id}/rejection`, { reasons: values["/reasons"] }), "rejectedDone", "#/applications"), ""));
}
