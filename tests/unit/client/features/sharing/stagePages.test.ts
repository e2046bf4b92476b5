import { answerAsStage, StagePages } from '../../../../../src/client/features/sharing/stagePages.ts';

const SOON_MS = 2_000;

describe('StagePages', () => {
  let stops: (() => void)[];
  beforeEach(() => {
    stops = [];
  });
  afterEach(() => {
    for (const stop of stops) stop();
  });

  const panelOf = (meetingId: string): StagePages => {
    const pages = new StagePages(meetingId);
    stops.push(() => pages.close());
    return pages;
  };
  const stageOf = (meetingId: string) => stops.push(answerAsStage(meetingId));

  test('[PANEL-16] finds the stage page of its own meeting on the same device, and no other', async () => {
    const panel = panelOf('this');
    stageOf('another');
    expect(await panel.isHere(50)).toBe(false);
    stageOf('this');
    expect(await panel.isHere(SOON_MS)).toBe(true);
    stops.pop()?.();
    expect(await panel.isHere(50)).toBe(false);
    panel.close();
    expect(await panel.isHere(SOON_MS)).toBe(false);
  });

  test('[PANEL-16] is told at once when a stage page opens', async () => {
    const opened = new Promise<void>((resolve) => stops.push(panelOf('this').onOpened(resolve)));
    stageOf('this');
    await opened;
  });

  test('[PANEL-16] finds none where pages of one device cannot talk to each other', async () => {
    const { BroadcastChannel } = globalThis;
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    try {
      const panel = panelOf('this');
      stageOf('this');
      expect(await panel.isHere(SOON_MS)).toBe(false);
    } finally {
      Object.assign(globalThis, { BroadcastChannel });
    }
  });
});
