// Line drawings in ink, each with one amber thing in it. All are drawn here on a board of 120 by 120.
const shelf = "M15 20h90v80H15zM15 60h90M60 20v80";
const books = "M24 60V38h8v22M32 60V32h9v28M70 100V76h9v24M79 100V70h7v30";
const drawings = {
  idle: [shelf, books, '<g class="one"><rect x="66" y="26" width="33" height="28"/></g>', "M78 54V36h8v18"],
  card: ["M20 92h80M34 92V70a26 26 0 0 1 52 0v22", '<g class="one"><rect x="34" y="24" width="52" height="33" rx="4"/></g>', "M34 34h52M41 47h14"],
  take: [shelf, books, '<g class="one"><rect x="66" y="26" width="33" height="28"/></g>', "M78 54V36h8v18M112 44c-8-3-16-3-24 0M112 52c-9 2-15 3-22 3"],
  back: [shelf, books, '<g class="one"><path d="M66 26h33v28H66z"/></g>', "M112 40H92m6-6-6 6 6 6"],
  door: ["M25 18h60v86H25z", '<g class="one"><path d="M85 18l22 10v70l-22 6z"/></g>', "M91 60v6"],
  desk: ["M12 70h96v10H12zM20 80v26M100 80v26", '<g class="one"><path d="M52 66a8 8 0 0 1 16 0z"/></g>', "M60 58v-6M36 50a9 9 0 1 0 0-.1M24 70c0-16 24-16 24 0"],
  done: ["M30 30h44a12 12 0 0 1 12 12v52H42a12 12 0 0 1-12-12z", '<g class="one"><circle cx="84" cy="36" r="17"/></g>', "M76 36l6 6 11-12"],
  wait: ['<g class="one"><circle cx="60" cy="60" r="34"/></g>', "M60 40v20l14 9"],
};
const kinds = {
  starting: "wait", idle: "card", asking: "wait", welcome: "take", "take-yours": "take", "still-there": "wait", farewell: "done", "wrong-book": "back",
  "close-doors": "door", "wait-for-doors": "door", "doors-stuck": "door", refused: "desk", "card-again": "card", "go-to-desk": "desk", checking: "wait", staff: "idle",
};

export function picture(kind) {
  const board = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  board.setAttribute("viewBox", "0 0 120 120");
  board.innerHTML = drawings[kinds[kind] ?? "idle"].map((part) => (part.startsWith("<") ? part : `<path d="${part}"/>`)).join("");
  return board;
}
