// Each sound accompanies something that is also seen. Tones differ in pitch, number and direction, so that none is told by pitch alone.
const tunes = {
  "card-read": [[880, 0.06]],
  welcome: [[660, 0.1], [880, 0.14]],
  book: [[988, 0.09]],
  "gate-warning": [[620, 0.16], [620, 0.16]],
  "wrong-book": [[330, 0.18], [262, 0.3]],
  call: [[659, 0.28], [523, 0.5]],
  key: [[1200, 0.03]],
  refused: [[392, 0.2], [330, 0.2]],
  reminder: [[784, 0.12], [0, 0.1], [784, 0.12]],
  alarm: [[740, 0.18], [554, 0.18], [740, 0.18], [554, 0.18]],
  farewell: [[880, 0.1], [660, 0.1], [784, 0.18]],
};

let audio = null;

export function chime(name) {
  audio ??= new AudioContext();
  let at = audio.currentTime;
  for (const [pitch, seconds] of tunes[name] ?? []) {
    if (pitch > 0) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.25, at);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + seconds);
      tone.connect(loudness).connect(audio.destination);
      tone.start(at);
      tone.stop(at + seconds);
    }
    at += seconds;
  }
}
