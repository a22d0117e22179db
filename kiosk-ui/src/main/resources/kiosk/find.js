// Draws what a page has for finding: what is typed, the keys, what may be meant, a plan. All of it comes with the screen.
import { label, plan } from "./plan.js";

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function field(part) {
  const text = make("p", "typed", part.typed);
  text.lang = "zh-Hant-TW";
  if (part.syllable) text.append(make("u", "syllable", part.syllable));
  if (!part.typed && !part.syllable) text.append(make("span", "hint", part.hint));
  else text.append(make("span", "caret"));
  return text;
}

function keys(part, button) {
  const board = make("div", "board", ...part.keys.map(button));
  board.style.setProperty("--columns", part.columns);
  return board;
}

export function finding(place, screen, button) {
  const part = screen.find[0];
  place.replaceChildren();
  if (!part) return;
  if (part.keys.length > 0) {
    place.append(make("div", "bar", field(part), ...part.bar.map(button)), make("div", "strip", ...part.strip.map(button)), keys(part, button));
  }
  for (const drawing of part.plan) {
    const svg = plan(drawing);
    place.append(make("div", "map", svg));
    label(svg, drawing);
  }
}

/** A key of a real keyboard does what the key on the screen does that has its name. */
export function typed(event, touch) {
  if (!document.querySelector(".board") || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (event.key === "Backspace") touch("ERASE");
  else if (event.key === "Enter" && !document.activeElement?.matches("button:focus-visible")) touch("FIND:GO");
  else if (event.key === " " && document.activeElement?.matches("button:focus-visible")) return false;
  else if (/^[\x20-\x7e]$/.test(event.key)) touch(`KEY:${event.key.toLowerCase()}`);
  else return false;
  return true;
}
