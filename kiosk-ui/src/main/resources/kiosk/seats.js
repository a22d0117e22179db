// A plan of seats: each a target with its label, its state as a sign and in a word, and all of it in words for a voice.
const signs = { free: "tick", "in-use": "person", away: "waiting", reserved: "reserved", called: "bell", "too-short": "stopped", closed: "never" };

/** Screens that change by themselves while somebody looks: what they say is not said from the beginning with each change. */
export const live = (kind) => kind.startsWith("seats-");

export function spot(each, icon, touch) {
  const item = document.createElement("li");
  const seat = document.createElement(each.touch ? "button" : "div");
  seat.className = `seat ${each.state}`;
  seat.setAttribute("aria-label", each.spoken);
  if (each.touch) {
    seat.type = "button";
    seat.dataset.touch = each.touch;
    seat.addEventListener("click", () => touch(each.touch));
  } else {
    seat.setAttribute("role", "img");
  }
  const part = (name, ...children) => {
    const element = document.createElement("span");
    element.className = name;
    element.append(...children);
    return element;
  };
  seat.append(part("label", each.label), part("has", ...each.signs.map(icon)), part("state", icon(signs[each.state] ?? "limited"), part("word", each.word)));
  item.append(seat);
  return item;
}

/** Shows screens, but one that changes by itself only while no finger is down: what is being touched is not replaced under it. */
export function steadily(show) {
  let down = false;
  let later = null;
  let kind = "";
  addEventListener("pointerdown", () => { down = true; });
  const up = () => setTimeout(() => {
    down = false;
    if (later) show(later);
    later = null;
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, up);
  return (screen) => {
    if (down && screen.kind === kind && live(kind)) {
      later = screen;
    } else {
      later = null;
      kind = screen.kind;
      show(screen);
    }
  };
}
