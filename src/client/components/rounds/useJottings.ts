/** Jottings of this meeting on this device: one store for the page, so that every view sees the same. */
import { useHost } from '../../app/hostContext.ts';
import { useObservable } from '../../session/hooks.ts';
import { Jottings, type JottingsBySubject } from '../../session/jottings.ts';

const stores = new Map<string, Jottings>();

export function useJottings(): { readonly jottings: Jottings; readonly all: JottingsBySubject } {
  const meetingId = useHost().context.meetingId ?? '';
  let jottings = stores.get(meetingId);
  if (!jottings) {
    jottings = new Jottings(deviceStorage(), meetingId);
    stores.set(meetingId, jottings);
  }
  return { jottings, all: useObservable(jottings.all) };
}

/** Even looking at it throws where the browser forbids storage in frames. */
function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
