// Speaks what a screen says, where the browser has a voice. A new screen or a touch interrupts; the same words are not said twice in a row.
let last = "";

export function hush() {
  globalThis.speechSynthesis?.cancel();
}

export function say(sentences) {
  const all = JSON.stringify(sentences);
  if (all === last) return;
  last = all;
  hush();
  if (!globalThis.speechSynthesis) return;
  for (const each of sentences) {
    const words = new SpeechSynthesisUtterance(each.text);
    words.lang = each.language === "zh-Hant" ? "zh-TW" : each.language;
    words.rate = 0.95;
    speechSynthesis.speak(words);
  }
}
