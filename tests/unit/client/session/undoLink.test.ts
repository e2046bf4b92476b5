import type { UndoableCommand } from '../../../../src/client/session/tableSession.ts';
import { type UndoCall, type UndoChannel, UndoLink } from '../../../../src/client/session/undoLink.ts';
import { Subject } from '../../../../src/fluid/observable.ts';

/** Channels of windows on one device: what one says, all others hear. */
function device() {
  const channels: UndoChannel[] = [];
  return (): UndoChannel => {
    const channel: UndoChannel = {
      onmessage: null,
      postMessage: (data: UndoCall) => {
        for (const other of channels) if (other !== channel) other.onmessage?.({ data });
      },
      close: () => void channels.splice(channels.indexOf(channel), 1),
    };
    channels.push(channel);
    return channel;
  };
}

const step = (name: UndoableCommand['name']): UndoableCommand => ({
  name,
  args: [],
  isPossible: () => true,
  run: () => ({ done: {} }),
});

function windowOn(open: () => UndoChannel) {
  const own = new Subject<UndoableCommand | undefined>(undefined);
  const undone: string[] = [];
  const link = new UndoLink({
    channel: open(),
    own,
    undo: () => {
      undone.push(own.get()?.name ?? '');
      own.set(undefined);
    },
    forget: () => own.set(undefined),
  });
  return { own, undone, link };
}

describe('UndoLink', () => {
  test('[TABLE-19] a step that was made on the stage is undone in the panel, by the stage', () => {
    const open = device();
    const [panel, stage] = [windowOn(open), windowOn(open)];
    stage.own.set(step('park'));
    expect(panel.link.elsewhere.get()).toBe('park');
    panel.link.undoElsewhere();
    expect(stage.undone).toEqual(['park']);
    expect(panel.link.elsewhere.get()).toBeUndefined();
  });

  test('[TABLE-19] the newest step of all windows is the one that is undone', () => {
    const open = device();
    const [panel, stage] = [windowOn(open), windowOn(open)];
    const older = step('turn');
    panel.own.set(older);
    stage.own.set(step('skip'));
    expect(panel.own.get()).toBeUndefined();
    expect(panel.link.elsewhere.get()).toBe('skip');
    expect(stage.link.elsewhere.get()).toBeUndefined();
    panel.own.set(step('turn'));
    expect(stage.own.get()).toBeUndefined();
    expect(stage.link.elsewhere.get()).toBe('turn');
  });

  test('[TABLE-19] a window that opens later learns it, and a closed one takes its step along', () => {
    const open = device();
    const stage = windowOn(open);
    stage.own.set(step('park'));
    const panel = windowOn(open);
    expect(panel.link.elsewhere.get()).toBe('park');
    stage.link.close();
    expect(panel.link.elsewhere.get()).toBeUndefined();
  });
});
