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
