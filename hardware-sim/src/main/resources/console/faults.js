// Faults of single parts: lines that only talk, the board, a door's contact, the tag of whatever is picked up.
import { make } from "./draw.js";
import { say } from "./text.js";

/** @param shown the furniture that was chosen; @param place its compartment that was chosen; @param inHand what is picked up, if anything */
export function moreFaults({ faultButton, shown, place, inHand, uidOf, pinOf }) {
  const about = { furniture: shown.id };
  const here = { ...about, compartment: place.name };
  const inFurniture = `furniture=${shown.id}`;
  const group = (words, buttons) => [make("h3", {}, words), make("div", { class: "group" }, ...buttons)];
  const contact = pinOf(shown, `contact-${place.name}`);
  const uid = inHand ? uidOf(inHand.id) : "";
  const tagged = { ...here, thing: inHand?.id };
  return [
    ...(shown.kind === "BOOK_DROP" ? group(say("dropFaults"), [
      ...["belt-jammed", "diverter-stuck", "flap-stuck"].map((name) => faultButton(name, about, inFurniture)),
      ...shown.compartments.filter((each) => each.name !== "BELT").map((each) =>
        faultButton("bin-full", { ...about, compartment: each.name }, `${shown.id}/${each.name}`, each.name))]) : []),
    ...group(say("lineFaults"), ["card-line-noisy", "scanner-unplugged"].map((name) => faultButton(name, about, inFurniture))),
    ...group(say("boardFaults"), [faultButton("outputs-persist", about, inFurniture)]),
    ...(place.door === "NONE" ? [] : group(say("contactFaults", place.name), [
      faultButton("contact-open", here, `${inFurniture}, pin=${contact} high=true`), faultButton("contact-shut", here, `${inFurniture}, pin=${contact} high=false`)])),
    ...(uid ? group(say("tagFaults", inHand.label), [
      faultButton("tag-strays", tagged, `${uid}, ${inFurniture}, antenna=${place.antenna},`, place.name), faultButton("write-torn", tagged, uid)]) : []),
  ];
}
