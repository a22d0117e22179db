// Speaks what a screen says, where the browser has a voice. A new screen or a touch interrupts; the same words are not said twice by themselves.
const voice = globalThis.speechSynthesis;
let said = [];

export const speaking = () => said.length > 0;

export function hush() {
  voice?.cancel();
}

/** R: all of it once more. */
export function repeat() {
  hush();
  said.forEach(speak);
}

function speak(each) {
  if (!voice) return;
  const words = new SpeechSynthesisUtterance(each.text);
  words.lang = each.language === "zh-Hant" ? "zh-TW" : each.language;
  words.rate = 0.95;
  voice.speak(words);
}

/** What the focus is on, while screens are spoken: said instead of the rest, so that whoever walks by keys knows where they are. */
export function point(language, text) {
  if (!said.length) return;
  hush();
  speak({ language, text });
}

/** P: hold, and go on. */
export function pause() {
  if (voice?.paused) voice.resume();
  else voice?.pause();
}

/** @param quietly what R repeats, without beginning anew: the screen changed by itself */
export function say(sentences, quietly) {
  if (JSON.stringify(sentences) === JSON.stringify(said)) return;
  said = sentences;
  if (!quietly) repeat();
}
