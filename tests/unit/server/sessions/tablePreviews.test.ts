import type { Registry } from '../../../../src/server/registry/registry.ts';
import type { AccessControl } from '../../../../src/server/sessions/accessControl.ts';
import { createTablePreviews } from '../../../../src/server/sessions/tablePreviews.ts';
import type { TablePreview } from '../../../../src/shared/contract/schemas/previews.ts';

const PERSON = { tenantId: 't', objectId: 'o', name: 'Bo' };
/** As many as the server holds. */
const HELD = 500;

describe('TablePreviews', () => {
  test('[PREVIEW-2] hold no more than a number of sessions, and let go of the one that was kept up least lately', async () => {
    const previews = createTablePreviews({
      accessControl: {
        session: async (_person: unknown, id: string) => ({ session: { id }, id: 'bo' }),
      } as unknown as AccessControl,
      registry: {
        conversation: { listRoles: async () => ({ facilitators: ['bo'], noteTakers: [] }) },
      } as unknown as Registry,
      now: () => 0,
    });
    const keep = (id: number) =>
      previews.keep(PERSON, `session-${id}`, { documentId: `table-${id}` } as TablePreview);
    const isHeld = (id: number) => previews.find(`session-${id}`, `table-${id}`) !== undefined;
    for (let id = 0; id < HELD; id += 1) await keep(id);
    await keep(0);
    expect([isHeld(0), isHeld(1)]).toEqual([true, true]);
    await keep(HELD);
    expect([isHeld(0), isHeld(1), isHeld(2), isHeld(HELD)]).toEqual([true, false, true, true]);
  });
});
