/** Whoever's network answers for the server has trouble of their own, and touches nobody else's meeting. */
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { eventually, isTrue } from '../../support/fluid/tables.ts';
import { until } from '../../support/relay/until.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { FALSE_ANSWERS, openNetwork, type StrangeNetwork } from '../../support/server/strangeNetwork.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';

/** So many false answers in a row are no bad moment any more. */
const ANSWERS = 3;
const HEALS_WITHIN_MS = 40_000;
/** The relay's part of the address: the app's server answers as ever. */
const RELAY_PATHS = /^\/(documents|repos|deltas)\//;

describe('a network that answers for the server', () => {
  let server: TestServer;
  let meetingId: string;
  let annas: Visits;
  let anna: OpenMeeting;
  let bos: Visits;
  let network: StrangeNetwork;

  beforeAll(async () => {
    // Fluid tells a developer what it has met.
    Object.assign(console, { error: () => undefined });
    server = await startTestServer({ ownRelay: true });
    ({ meetingId } = server.meeting(ANNA, BO));
    annas = new Visits(server);
    anna = await opened(annas.open({ person: ANNA, meetingId }));
    anna.table.verbs.start();
    await eventually(anna.table.document.saved, isTrue);
  }, 40_000);
  afterAll(async () => {
    await annas.leave();
    await server.close();
  }, 20_000);
  beforeEach(async () => {
    bos = new Visits(server);
    network = await openNetwork(server.origin);
  });
  afterEach(async () => {
    await bos.leave();
    await network.close();
  }, 20_000);

  const openBos = () => bos.open({ person: BO, meetingId, origin: network.origin });

  function heal(): void {
    network.answer();
    bos.comeBack();
  }

  /** Everything that this page shows from now on. */
  function shownBy(meeting: MeetingSession): readonly string[] {
    const shown: string[] = [];
    const note = () => {
      const state = meeting.state.get();
      const said =
        state.kind === 'failed' ? `${state.failure}${state.retrying ? '' : ', for good'}` : state.kind;
      if (shown.at(-1) !== said) shown.push(said);
    };
    meeting.state.subscribe(note);
    note();
    return shown;
  }
  async function expectAnnaUndisturbed(): Promise<void> {
    const { session } = anna.session;
    expect(await anna.api.listSessions({ meetingId })).toMatchObject([session]);
    expect(anna.table.document.connection.get()).toEqual({ state: 'live' });
  }
  /** Bo is at Anna's table and sees what she does. */
  async function expectTogether(meeting: MeetingSession): Promise<void> {
    const access = anna.table.view.get().access === 'open' ? 'led' : 'open';
    anna.table.verbs[access === 'led' ? 'leadTable' : 'openTable']();
    await until(
      () => {
        const state = meeting.state.get();
        return (
          state.kind === 'open' &&
          state.session.session.id === anna.session.session.id &&
          state.table.document.connection.get().state === 'live' &&
          state.table.view.get().access === access
        );
      },
      'Bo to be at the table',
      HEALS_WITHIN_MS,
    );
  }

  describe.each(Object.entries(FALSE_ANSWERS))('%s', (_, answer) => {
    test('[SESSION-30] a person who opens the table is told that it is out of reach, and enters once the network works', async () => {
      network.answer(answer, RELAY_PATHS);
      const meeting = openBos();
      const shown = shownBy(meeting);
      await until(() => network.answered >= ANSWERS, 'the page to try again', HEALS_WITHIN_MS);
      expect(shown.filter((said) => !['opening', 'service_unavailable'].includes(said))).toEqual([]);
      await expectAnnaUndisturbed();
      heal();
      await expectTogether(meeting);
    }, 90_000);

    test('[SESSION-30] a person who cannot reach the app is told so, and enters once the network works', async () => {
      network.answer(answer);
      const meeting = openBos();
      const shown = shownBy(meeting);
      await until(() => network.answered >= 2, 'the page to try again', HEALS_WITHIN_MS);
      expect(shown.filter((said) => !['opening', 'offline'].includes(said))).toEqual([]);
      heal();
      await expectTogether(meeting);
    }, 90_000);

    test('[SESSION-30] a person at the table keeps it on screen, and continues once the network works', async () => {
      const meeting = openBos();
      await expectTogether(meeting);
      const shown = shownBy(meeting);
      network.answer(answer);
      await until(() => network.answered >= ANSWERS, 'the page to try again', HEALS_WITHIN_MS);
      await expectAnnaUndisturbed();
      heal();
      await expectTogether(meeting);
      expect(shown).toEqual(['open']);
    }, 90_000);
  });
});
