/** Jottings of this meeting on this device: one store for the page, so that every view sees the same. */
import { useDeviceStorage } from '../../context/deviceStorage.ts';
import { useHost } from '../../context/hostContext.ts';
import { useObservable } from '../../session/hooks.ts';
import { Jottings, type JottingsBySubject } from '../../session/jottings.ts';

const stores = new Map<string, Jottings>();

export function useJottings(): { readonly jottings: Jottings; readonly all: JottingsBySubject } {
  const meetingId = useHost().context.meetingId ?? '';
  const storage = useDeviceStorage();
  let jottings = stores.get(meetingId);
  if (!jottings) {
    jottings = new Jottings(storage, meetingId);
    stores.set(meetingId, jottings);
  }
  return { jottings, all: useObservable(jottings.all) };
}
