// Picking up and putting down: by dragging, or by one click on the thing and one on the place. Both end in the same deed.
import { say } from "./text.js";

let picked = null;
let drop = () => {};
let changed = () => {};

export const pickedUp = () => picked;

/** @param onDrop called with the thing's element data and the target element; @param onChange called when the picked thing changes */
export function handle(root, onDrop, onChange) {
  drop = onDrop;
  changed = onChange;
  root.addEventListener("pointerdown", begin);
  root.addEventListener("click", click);
  document.addEventListener("keydown", (event) => event.key === "Escape" && pick(null));
}

export function pick(thing) {
  picked = thing;
  document.body.classList.toggle("choosing", thing !== null);
  changed(thing ? say("picked", thing.label) : "");
}

const thingAt = (element) => element.closest?.(".thing");
const targetAt = (element) => element?.closest?.("[data-target]");
const dataOf = (element) => ({ id: element.dataset.thing, label: element.dataset.label, kind: element.dataset.kind });

function click(event) {
  const thing = thingAt(event.target);
  const target = targetAt(event.target);
  if (picked && target && thing?.dataset.thing !== picked.id) {
    const what = picked;
    pick(null);
    drop(what, target);
  } else if (thing) {
    pick(picked?.id === thing.dataset.thing ? null : dataOf(thing));
  }
}

function begin(event) {
  const thing = thingAt(event.target);
  if (!thing || event.button !== 0) return;
  const from = { x: event.clientX, y: event.clientY };
  let ghost = null;
  let over = null;

  const move = (now) => {
    if (!ghost && Math.hypot(now.clientX - from.x, now.clientY - from.y) < 6) return;
    if (!ghost) {
      ghost = thing.cloneNode(true);
      ghost.style.width = `${thing.offsetWidth}px`;
      ghost.style.height = `${thing.offsetHeight}px`;
      ghost.classList.add("dragged");
      document.body.append(ghost);
    }
    ghost.style.left = `${now.clientX - thing.offsetWidth / 2}px`;
    ghost.style.top = `${now.clientY - 20}px`;
    const next = targetAt(document.elementFromPoint(now.clientX, now.clientY));
    if (next !== over) {
      over?.classList.remove("over");
      next?.classList.add("over");
      over = next;
    }
  };
  const end = () => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    over?.classList.remove("over");
    if (!ghost) return;
    ghost.remove();
    // The click that follows a drag must not pick the thing up as well.
    window.addEventListener("click", (late) => late.stopPropagation(), { capture: true, once: true });
    setTimeout(() => window.dispatchEvent(new Event("click")), 0);
    if (over) drop(dataOf(thing), over);
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}
