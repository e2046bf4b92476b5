/** What every adapter that deletes documents has to do. */
import type { FluidAdmin } from '../../../src/server/fluidAdmin/fluidAdmin.ts';

export interface FluidAdminHarness {
  readonly admin: FluidAdmin;
  /** Makes a document at the service and tells its id. */
  create(): Promise<string>;
  exists(documentId: string): Promise<boolean>;
  close(): Promise<void>;
}

export function fluidAdminContract(name: string, start: () => Promise<FluidAdminHarness>): void {
  describe(`[OPS-8] deleting documents: ${name}`, () => {
    let harness: FluidAdminHarness;
    beforeEach(async () => {
      harness = await start();
    });
    afterEach(() => harness.close());

    test('the one is gone, and no other', async () => {
      const [gone, stays] = [await harness.create(), await harness.create()];
      expect(await harness.admin.deleteDocument(gone)).toBe('deleted');
      expect(await harness.exists(gone)).toBe(false);
      expect(await harness.exists(stays)).toBe(true);
    });

    test('asking again is no error', async () => {
      const gone = await harness.create();
      await harness.admin.deleteDocument(gone);
      expect(await harness.admin.deleteDocument(gone)).toBe('absent');
    });

    test('[REPLACE-1] a document that is there is never called damaged or absent, and one that is gone never usable', async () => {
      const { admin, create } = harness;
      const [gone, stays] = [await create(), await create()];
      await admin.deleteDocument(gone);
      expect(['usable', 'unknown']).toContain(await admin.inspectDocument(stays));
      expect(['absent', 'unknown']).toContain(await admin.inspectDocument(gone));
    });

    test('a document that never was is absent', async () => {
      expect(await harness.admin.deleteDocument('00000000-0000-4000-8000-000000000000')).toBe('absent');
    });

    test('[MOVE-2] ending the connections of a document leaves it there, or is said to be impossible', async () => {
      const stays = await harness.create();
      const revocation = await harness.admin.revokeAll(stays);
      if (revocation !== 'unsupported') expect(Math.abs(revocation.atMs - Date.now())).toBeLessThan(60_000);
      // Every token of this second is refused, also this one.
      expect(['usable', 'unknown']).toContain(await harness.admin.inspectDocument(stays));
    });

    test('an id stays an id, whatever is in it', async () => {
      const stays = await harness.create();
      for (const id of [`x/../${stays}`, `../${stays}`, `${stays}?a=b`, `x/${stays}`]) {
        expect(await harness.admin.deleteDocument(id).catch(() => 'refused')).not.toBe('deleted');
      }
      expect(await harness.exists(stays)).toBe(true);
    });
  });
}
