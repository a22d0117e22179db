// Nothing to be seen while everything is spoken: a black sheet before the page. What is on the page stays, so that keys reach it.
const sheet = document.createElement("div");
sheet.id = "dark";
sheet.hidden = true;

let dark = false;

export const blank = () => dark;

/** @param lifted called when the sheet is touched: a finger finds no control that it cannot see */
export function handle(lifted) {
  document.body.append(sheet);
  sheet.addEventListener("click", lifted);
}

export function cover(now) {
  dark = now;
  sheet.hidden = !now;
  document.documentElement.dataset.blank = now ? "yes" : "";
}
