import {
  type MeetingView,
  type PersonView,
  SIMULATOR_PATHS,
  type TokenReply,
} from '../../src/simulator/contract.ts';

/** A client for the simulated meeting. */
export class SimulatedMeeting {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** A new meeting with new people. */
  startOver(): Promise<MeetingView> {
    return this.#call('POST', SIMULATOR_PATHS.newMeeting, {});
  }

  /** A person's token from Entra. */
  async token({ id }: PersonView): Promise<string> {
    const path = SIMULATOR_PATHS.token.replace(':id', id);
    return (await this.#call<TokenReply>('POST', path, {})).token;
  }

  async #call<T>(method: string, path: string, body: object): Promise<T> {
    const response = await fetch(this.#origin + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
