import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Console output of a start. Before the meeting is announced no other line has an http address, so that the first one
 * that a person or a tool finds is the meeting's.
 */
export class Output {
  readonly #write: (line: string) => void;
  #announced = false;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  say(line: string): void {
    this.#write(this.#announced ? line : withoutLinks(line));
  }

  announce(lines: readonly string[]): void {
    this.#announced = true;
    for (const line of lines) this.#write(line);
  }

  /** Forwards each line of a part under its name. Settles after the last one. */
  async follow(name: string, stream: Readable, seen: (line: string) => void = () => {}): Promise<void> {
    for await (const line of createInterface({ input: stream })) {
      seen(line);
      if (line.trim()) this.say(`[${name}] ${line}`);
    }
  }
}

function withoutLinks(line: string): string {
  return line.replace(/https?:\/\//g, '');
}
