/** Tests for a table of attacks, each beside an honest meeting that goes on, and looks at what is left of it afterwards. */
import { FLUID_KEY, SERVER_KEY } from '../server/appServer.ts';
import { CLIENT_SECRET } from '../server/cloud.ts';
import { ANNA, startWorld, type World } from './world.ts';

export interface Attack {
  /** What somebody does. */
  readonly name: string;
  /** What must happen. */
  readonly must: string;
  run(world: World): Promise<void>;
}

const BIG_ERROR = 50;

/** `settings` are of the server, over those that every test has. */
export function attacks(cases: readonly Attack[], settings: Record<string, string> = {}): void {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(settings);
  }, 60_000);
  // Fluid's own clock stands still for nobody: whoever has moved the server's puts it back.
  afterEach(() => {
    world.server.clock.ms = Date.now();
  });
  // Thousands of connections may still be open.
  afterAll(() => world.close(), 60_000);

  test.each(cases)(
    '$name: $must',
    async ({ run }) => {
      const meanwhile = world.honest.goOn();
      await run(world);
      await meanwhile;
    },
    30_000,
  );

  test('afterwards the ordinary meeting is unchanged, and no word is lost', async () => {
    const { server, at, ids, honest, tableId, notesId } = world;
    await honest.verify();
    const view = await server.ask(at, { as: ANNA });
    expect(view).toMatchObject({
      status: 200,
      body: { documentId: tableId, notesDocumentId: notesId, me: { id: ids.anna, noteTaker: true } },
    });
    expect(view.body.session).not.toHaveProperty('endedAt');
    expect((await server.ask(`${at}/roles`, { as: ANNA })).body).toEqual({
      facilitators: [ids.anna],
      noteTakers: [ids.anna],
    });
    expect((await server.ask('/readyz')).status).toBe(200);
  }, 60_000);

  test('and the log has neither failures nor secrets', () => {
    const lines = world.server.logged.map((line) => JSON.parse(line));
    expect(lines.filter(({ level }) => level >= BIG_ERROR)).toEqual([]);
    const log = world.server.logged.join('\n');
    for (const secret of [FLUID_KEY, SERVER_KEY, CLIENT_SECRET, world.ticket, 'eyJ', 'Anna Ager']) {
      expect(log).not.toContain(secret);
    }
  });
}
