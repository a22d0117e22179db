// Draws a level of the building and the way on it, from numbers in centimetres.
const space = "http://www.w3.org/2000/svg";

function draw(tag, className, attributes) {
  const element = document.createElementNS(space, tag);
  element.setAttribute("class", className);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const corners = (line) => line.split(" ").map((spot) => spot.split(",").map(Number));

export function plan(drawing) {
  const all = corners(drawing.floor);
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const edge = Math.max(width, height) * 0.02;
  const svg = draw("svg", "level", { viewBox: `${left - edge} ${top - edge} ${width + 2 * edge} ${height + 2 * edge}`, role: "img", "aria-label": drawing.label });
  svg.append(draw("polygon", "floor", { points: drawing.floor }));
  for (const wall of drawing.blocked) svg.append(draw("polygon", "wall", { points: wall }));
  for (const shelf of drawing.shelves) svg.append(draw("polygon", shelf.lit ? "shelf lit" : "shelf", { points: shelf.corners }));
  for (const line of drawing.lines) svg.append(draw("polyline", "casing", { points: line }));
  for (const line of drawing.lines) svg.append(draw("polyline", "way", { points: line }));
  return svg;
}

const free = (box, others) => others.every((other) => box.x > other.x + other.width || other.x > box.x + box.width || box.y > other.y + other.height || other.y > box.y + box.height);

/** Pins and their words, in a size that can be read, which is known once the plan has its place. What would lie over another word is left out. */
export function label(svg, drawing) {
  const board = svg.viewBox.baseVal;
  const place = svg.getBoundingClientRect();
  const unit = Math.max(board.width / place.width, board.height / place.height);
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm")) * unit;
  const size = (document.documentElement.dataset.text === "large" ? 7.5 : 5.6) * mm;
  svg.style.setProperty("--pen", `${0.5 * mm}`);
  // Words do not lie over the way either.
  const taken = drawing.lines.flatMap((line) => {
    const spots = corners(line);
    return spots.slice(1).flatMap(([x, y], index) => {
      const [fromX, fromY] = spots[index];
      const steps = Math.ceil(Math.hypot(x - fromX, y - fromY) / (2 * mm)) || 1;
      return Array.from({ length: steps + 1 }, (_, step) => ({ x: fromX + ((x - fromX) * step) / steps - mm, y: fromY + ((y - fromY) * step) / steps - mm, width: 2 * mm, height: 2 * mm }));
    });
  });
  for (const pin of drawing.pins) {
    const radius = (pin.kind === "mark" ? 0.9 : 2.4) * mm;
    svg.append(draw("circle", `pin ${pin.kind}`, { cx: pin.x, cy: pin.y, r: radius }));
    taken.push({ x: pin.x - radius, y: pin.y - radius, width: 2 * radius, height: 2 * radius });
  }
  for (const pin of drawing.pins) {
    const word = draw("text", `word ${pin.kind}`, { "font-size": size });
    word.textContent = pin.name;
    svg.append(word);
    const length = word.getComputedTextLength();
    const gap = (pin.kind === "mark" ? 1.4 : 3) * mm;
    const spots = [
      [pin.x - length / 2, pin.y - gap - 0.2 * size],
      [pin.x - length / 2, pin.y + gap + 0.85 * size],
      [pin.x + gap, pin.y + 0.35 * size],
      [pin.x - gap - length, pin.y + 0.35 * size],
      [pin.x, pin.y - gap - 0.2 * size],
      [pin.x - length, pin.y - gap - 0.2 * size],
    ];
    const boxes = spots.map(([x, y]) => ({ x, y: y - 0.85 * size, width: length, height: 1.1 * size, at: [x, y] }));
    const inside = boxes.filter((box) => box.x >= board.x && box.y >= board.y && box.x + box.width <= board.x + board.width && box.y + box.height <= board.y + board.height);
    const found = inside.find((box) => free(box, taken)) ?? (pin.kind === "mark" ? undefined : inside[0]);
    if (!found) {
      word.remove();
      continue;
    }
    word.setAttribute("x", found.at[0]);
    word.setAttribute("y", found.at[1]);
    taken.push(found);
  }
}
