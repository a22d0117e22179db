// Line drawings in ink, each with one amber thing in it, on a board of 120 by 120: the mouth, and what is to be done with a book.
const mouth = "M18 34h84v62H18zM30 46h60v22H30z";
const drawings = {
  open: [mouth, '<g class="one"><rect x="46" y="12" width="28" height="36"/></g>', "M53 12v36"],
  hand: [mouth, '<g class="one"><rect x="46" y="40" width="28" height="26"/></g>', "M60 14v22m-8-8 8 8 8-8"],
  wait: ['<g class="one"><circle cx="60" cy="60" r="34"/></g>', "M60 40v20l14 9"],
  done: ["M30 30h44a12 12 0 0 1 12 12v52H42a12 12 0 0 1-12-12z", '<g class="one"><circle cx="84" cy="36" r="17"/></g>', "M76 36l6 6 11-12"],
  desk: ["M12 70h96v10H12zM20 80v26M100 80v26", '<g class="one"><path d="M52 66a8 8 0 0 1 16 0z"/></g>', "M60 58v-6M36 50a9 9 0 1 0 0-.1M24 70c0-16 24-16 24 0"],
};
const kinds = { starting: "wait", open: "open", "put-in": "hand", working: "wait", received: "done", closed: "desk" };

export function picture(kind) {
  const board = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  board.setAttribute("viewBox", "0 0 120 120");
  board.innerHTML = drawings[kinds[kind] ?? "wait"].map((part) => (part.startsWith("<") ? part : `<path d="${part}"/>`)).join("");
  return board;
}
