// Plays one person's Teams for the product's pages, with the simulated meeting's own host and little else.
import type { MeetingView } from '../../../src/simulator/contract.ts';
import { type FrameContext, teamsContext } from '../../../src/simulator/page/host/context.ts';
import { HostFrame } from '../../../src/simulator/page/host/host-frame.ts';
import type { FrameServices } from '../../../src/simulator/page/host/services.ts';

export interface ShownFrame {
  readonly src: string;
  /** CSS pixels. */
  readonly height: number;
  /** For a page of the product; a baseline's page has no host. */
  readonly teams?: TeamsSeat;
}

/** The person, and the place in their Teams that shows the page. */
export interface TeamsSeat {
  readonly meeting: MeetingView;
  readonly personId: string;
  readonly place: FrameContext;
  /** The person's token from Entra. */
  readonly token: string;
}

declare global {
  interface Window {
    showFrame(shown: ShownFrame): void;
  }
}

window.showFrame = ({ src, height, teams }) => {
  const element = document.createElement('iframe');
  element.height = String(height);
  element.src = src;
  document.body.append(element);
  const target = element.contentWindow;
  if (teams === undefined || target === null) return;
  const { origin } = new URL(src);
  const frame = new HostFrame(servicesFor(teams), {
    post: (message) => target.postMessage(message, origin),
    log: () => undefined,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  window.addEventListener('message', (event) => {
    if (event.source === target && event.origin === origin) frame.receive(event.data);
  });
};

function servicesFor({ meeting, personId, place, token }: TeamsSeat): FrameServices {
  const person = meeting.people.find(({ id }) => id === personId);
  if (person === undefined) throw new Error('Nobody with this id is in the meeting.');
  const context = teamsContext(meeting, person, place, 'bench');
  return {
    place,
    context: () => context,
    authToken: async () => ({ token }),
    meetingDetails: () => ({ details: { id: meeting.meetingId, title: meeting.title } }),
    share: async () => undefined,
    stopSharing: async () => undefined,
    isSharing: () => place === 'meetingStage',
    hasSharePermission: () => true,
    config: () => ({}),
    setConfig: () => undefined,
    setValidity: () => undefined,
    openDialog: async () => ({ cancelled: 'There are no dialogs here.' }),
    submitDialog: () => undefined,
    copy: async () => undefined,
    openLink: () => false,
    returnFocus: () => undefined,
    loaded: () => undefined,
    failed: () => undefined,
  };
}
