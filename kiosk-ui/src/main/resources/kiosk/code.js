// A code for a phone, drawn from the squares that came with the screen; always dark on white, or many phones do not see it.
const NS = "http://www.w3.org/2000/svg";
const QUIET = 4;

export function code(rows) {
  const side = rows.length + 2 * QUIET;
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("class", "code");
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("shape-rendering", "crispEdges");
  const ground = document.createElementNS(NS, "rect");
  ground.setAttribute("class", "ground");
  ground.setAttribute("width", side);
  ground.setAttribute("height", side);
  const squares = document.createElementNS(NS, "path");
  squares.setAttribute("class", "squares");
  squares.setAttribute("d", rows.flatMap((row, y) => [...row].flatMap((square, x) => (square === "1" ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))).join(""));
  svg.append(ground, squares);
  return svg;
}
