// Keeps the changing part of the page as the hub tells it, and says when the hub has not been heard for a while.
const STALE_MILLIS = 15_000;
const picture = document.getElementById("picture");

if (picture?.dataset.live) {
  const at = document.getElementById("at");
  const stale = document.getElementById("stale");
  const source = new EventSource(picture.dataset.live);
  let heard = performance.now();

  const hear = (message) => {
    heard = performance.now();
    stale.hidden = true;
    const told = JSON.parse(message.data);
    at.textContent = told.at;
    return told;
  };

  source.addEventListener("still", hear);
  source.addEventListener("picture", (message) => {
    const told = hear(message);
    if (document.title !== told.title) {
      document.title = told.title;
    }
    const old = picture.innerHTML;
    const next = document.createElement("div");
    next.innerHTML = told.html;
    if (next.innerHTML.trim() !== old.trim()) {
      picture.replaceChildren(...next.childNodes);
    }
  });
  source.addEventListener("over", () => {
    source.close();
    clearInterval(watch);
    at.parentElement.hidden = true;
    stale.hidden = true;
  });
  const watch = setInterval(() => {
    stale.hidden = performance.now() - heard < STALE_MILLIS;
  }, 1000);
}
