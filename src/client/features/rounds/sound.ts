/** A soft sound at the end of a timer: off by default, by device. */

const STORED = 'dialogkort.sound';
const TONES_HZ = [523.25, 659.25];
const TONE_S = 0.5;
const LOUDNESS = 0.12;

// A browser that keeps nothing for framed pages throws at the mere mention.
export function isSoundWanted(): boolean {
  try {
    return localStorage.getItem(STORED) === 'on';
  } catch {
    return false;
  }
}

export function wantSound(wanted: boolean): void {
  try {
    if (wanted) localStorage.setItem(STORED, 'on');
    else localStorage.removeItem(STORED);
  } catch {
    // It holds until the page is left, then.
  }
}

/** Two low notes, one after the other. A browser that does not let pages sound stays silent. */
export function playSound(): void {
  try {
    const context = new AudioContext();
    TONES_HZ.forEach((frequency, i) => {
      const from = context.currentTime + i * TONE_S * 0.6;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_S);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + TONE_S);
    });
    setTimeout(() => void context.close(), TONE_S * TONES_HZ.length * 2_000);
  } catch {
    // Then there is none.
  }
}
