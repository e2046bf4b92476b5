/** Showing the table in a meeting: the real class, a host that is played. */
import { StageSharing } from '../../../../../src/client/features/sharing/stageSharing.ts';
import type { HostReply } from '../../../../../src/host/host.ts';

describe('StageSharing', () => {
  let says: HostReply<boolean>;
  let shares: HostReply<true>;
  let stageHere: boolean;
  let shared: number;
  let sharing: StageSharing;

  beforeEach(() => {
    says = { ok: false };
    shares = { ok: true };
    stageHere = false;
    shared = 0;
    sharing = new StageSharing({
      host: {
        isSharing: async () => says,
        shareToStage: async () => {
          shared += 1;
          return shares;
        },
        stopSharing: async () => ({ ok: true }),
      },
      isStageHere: async () => stageHere,
      stageLink: async () => 'https://kort.example/stage',
      onAnswer: () => undefined,
      onStopped: () => undefined,
    });
  });

  test('[PANEL-16] shares although the host says that something is shared, unless a stage page answers', async () => {
    says = { ok: true };
    expect(await sharing.look()).toBe('somethingElse');
    await sharing.show();
    expect(shared).toBe(1);
    expect(sharing.state.get()).toEqual({ stage: 'on', busy: false, problem: undefined, wasOn: false });

    stageHere = true;
    expect(await sharing.look()).toBe('on');
    await sharing.show();
    expect(shared).toBe(1);
    expect(sharing.state.get().wasOn).toBe(true);
  });

  test('[PANEL-16] once a stage page was seen, one that no longer answers is gone', async () => {
    says = { ok: true };
    await sharing.show();
    stageHere = true;
    await sharing.look();
    stageHere = false;
    expect(await sharing.look()).toBe('on');
    expect(await sharing.look()).toBe('somethingElse');
    await sharing.show();
    expect(shared).toBe(2);
  });

  test('[PANEL-16] a refusal is told although the host says that something is shared', async () => {
    says = { ok: true };
    shares = { refused: 'notInContext' };
    await sharing.show();
    expect(sharing.state.get()).toMatchObject({
      stage: 'somethingElse',
      problem: { during: 'show', reason: 'notInContext' },
    });
    stageHere = true;
    await sharing.look();
    expect(sharing.state.get().problem).toBeUndefined();
  });

  test('[PANEL-16] a table that was taken down is off, or something else where the host says that anything is shared', async () => {
    says = { ok: true };
    await sharing.show();
    await sharing.stop();
    expect(sharing.state.get()).toMatchObject({ stage: 'somethingElse', problem: undefined });
    says = { ok: false };
    expect(await sharing.look()).toBe('off');
    says = { refused: 'noAnswer' };
    expect(await sharing.look()).toBe('unknown');
    expect(sharing.state.get().stage).toBe('off');
  });
});
