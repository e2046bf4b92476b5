import type { MeetingHost } from '../../../src/host/host.ts';
import type { GalleryQuery } from './query.ts';

/** A host that lets everything happen and does nothing. */
export function galleryHost({ theme, language, view }: GalleryQuery): MeetingHost {
  const place = view === 'configure' || view === 'outside' || view === 'stage' ? view : 'sidePanel';
  return {
    context: { place, theme, locale: language, meetingId: 'gallery' },
    getAuthToken: async () => ({ refused: 'noToken' }),
    shareToStage: async () => ({ ok: true }),
    stopSharing: async () => ({ ok: true }),
    isSharing: async () => ({ ok: false }),
    onSave: () => ({ ok: true }),
    savedTab: async () => ({ ok: undefined }),
    tabLink: async () => ({ ok: 'https://teams.microsoft.com/l/entity/app/dialogkort' }),
    composeMeeting: async () => ({ ok: true }),
    onThemeChange: () => () => undefined,
    onUnload: () => () => undefined,
    notifyPainted: () => undefined,
    notifyReady: () => undefined,
    notifyFailed: () => undefined,
  };
}
