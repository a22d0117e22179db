// Line drawings in ink, each with one amber thing in it, on a board of 200 by 160.
const pad = '<path d="M34 118h132l18 22H16z"/><ellipse cx="100" cy="129" rx="34" ry="6"/><ellipse cx="100" cy="129" rx="15" ry="2.6"/>';
const pile = '<path d="M58 104h86v-13H58a6.500 6.500 0 0 0 0 13zM64 104h80M52 90h84V76H52a7 7 0 0 0 0 14z"/>';
const top = '<path class="one" d="M62 75h80V60H62a7.500 7.500 0 0 0 0 15z"/><path d="M70 67.500h58"/>';
const reader = '<path d="M52 108h96a6 6 0 0 1 6 6v30H46v-30a6 6 0 0 1 6-6z"/><path d="M84 126a22 22 0 0 1 32 0M91 133a12.500 12.500 0 0 1 18 0M100 139v.1"/>';
const card = '<g transform="rotate(-8 100 60)"><rect class="one" x="62" y="34" width="78" height="50" rx="6"/><path d="M62 49h78M72 66h24M72 73h14"/></g>';
const tick = '<circle class="one" cx="146" cy="50" r="22"/><path d="M136 50l7.500 7.500 13-15"/>';
const drawings = {
  card: reader + card + '<path d="M100 92v9m-5-4 5 5 5-5"/>',
  pad: pad + pile + top + '<path d="M100 38v14m-7-6 7 7 7-7"/>',
  both: pad + pile + top,
  empty: pad + '<path class="one" d="M62 66h80V51H62a7.500 7.500 0 0 0 0 15z"/><path d="M70 58.500h58M100 76v24m-8-7 8 8 8-8"/>',
  lifted: pad + '<path d="M58 104h86V91H58a6.500 6.500 0 0 0 0 13z"/><path class="one" d="M74 52h80V37H74a7.500 7.500 0 0 0 0 15z"/><path d="M114 60v22m-8-7 8 8 8-8"/>',
  done: pad + pile + '<path d="M62 75h80V60H62a7.500 7.500 0 0 0 0 15z"/>' + tick,
  take: '<path d="M58 134h86v-13H58a6.500 6.500 0 0 0 0 13zM52 120h84v-14H52a7 7 0 0 0 0 14z"/><path class="one" d="M62 82h80V67H62a7.500 7.500 0 0 0 0 15z"/><path d="M70 74.500h58M102 58V34m-8 8 8-8 8 8"/>',
  desk: '<path d="M22 92h156v12H22zM34 104v40M166 104v40"/><path class="one" d="M84 90a16 16 0 0 1 32 0z"/><path d="M100 74v-7M58 64a12 12 0 1 0-.1 0M38 90c0-24 40-24 40 0"/>',
  person: '<circle cx="100" cy="56" r="24"/><path d="M54 140c4-30 24-44 46-44s42 14 46 44"/><path class="one" d="M128 108h40v28h-40z"/><path d="M128 116h40"/>',
  seat: '<path d="M30 84h140v10H30zM40 94v46M160 94v46"/><path class="one" d="M112 82V52h30v30z"/><path d="M72 82h26l-4-12H76zM85 70V54m-12 0a12 12 0 0 1 24 0z"/><path d="M76 140v-22h48v22M82 118V104h36v14"/>',
  sit: '<path d="M30 92h140v10H30zM40 102v40M160 102v40"/><circle cx="86" cy="40" r="14"/><path class="one" d="M62 92c0-22 8-34 24-34s24 12 24 34z"/><path d="M120 92V72h28v20M126 80h16"/>',
  ticket: '<path d="M44 44h112v26a10 10 0 0 0 0 20v26H44V90a10 10 0 0 0 0-20z"/><path class="one" d="M66 62h52v36H66z"/><path d="M76 80h32M132 50v8M132 66v8M132 82v8M132 98v8"/>',
  pin: '<rect x="62" y="22" width="76" height="120" rx="8"/><circle class="one" cx="100" cy="76" r="10"/><circle cx="78" cy="48" r="7"/><circle cx="100" cy="48" r="7"/><circle cx="122" cy="48" r="7"/><circle cx="78" cy="76" r="7"/><circle cx="122" cy="76" r="7"/><circle cx="78" cy="104" r="7"/><circle cx="100" cy="104" r="7"/><circle cx="122" cy="104" r="7"/>',
  wait: '<circle class="one" cx="100" cy="80" r="46"/><path d="M100 52v28l20 13"/>',
  receipt: '<path d="M70 24h60v110l-10-7-10 7-10-7-10 7-10-7-10 7z"/><path d="M82 46h36M82 62h36M82 78h22"/><path class="one" d="M82 92h36v14H82z"/>',
  help: '<circle class="one" cx="100" cy="80" r="46"/><path d="M86 68a14 14 0 1 1 20 12.500c-4 2-6 5-6 10M100 104v.1"/>',
  find: '<path d="M30 132h140M40 132V40h22v92M62 132V52h18v80M80 132l18-84 18 4-16 80z"/><circle class="one" cx="138" cy="74" r="24"/><path d="M155 91l22 24"/>',
  offline: '<path d="M44 104a36 36 0 0 1 6-71 44 44 0 0 1 84 8 30 30 0 0 1 14 57"/><path class="one" d="M100 78l34 58H66z"/><path d="M100 98v18M100 125v.1"/>',
};

export function picture(name) {
  const board = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  board.setAttribute("viewBox", "0 0 200 160");
  board.innerHTML = drawings[name] ?? drawings.card;
  return board;
}
