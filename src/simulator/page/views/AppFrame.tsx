import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { type MutableRefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PersonView } from '../../contract.ts';
import { type FrameContext, fillPlaceholders, teamsContext } from '../host/context.ts';
import type { HostFrame } from '../host/host-frame.ts';
import { takesChanges } from '../host/take-changes.ts';
import { useAppChanges, useAppReloads, useDesk } from '../state/desk.ts';
import { type FrameHooks, frameServices } from '../state/frame-services.ts';
import { useTexts } from '../state/texts-context.ts';
import { firstName } from './names.ts';

/** After this time without a message from the app, Teams reports a problem to the person. */
const SILENCE_MS = 30_000;

/** As in Teams' own frames: the app may do what a web page may, but not navigate Teams itself. */
const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';
const FEATURES = 'autoplay; clipboard-read; clipboard-write; fullscreen; microphone; screen-wake-lock';

const useStyles = makeStyles({
  root: { position: 'relative', flexGrow: 1, minHeight: 0, minWidth: 0, display: 'flex' },
  frame: { border: 'none', width: '100%', height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  progress: { position: 'absolute', insetInline: 0, top: 0 },
  notice: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  silent: {
    position: 'absolute',
    insetInline: tokens.spacingHorizontalM,
    bottom: tokens.spacingVerticalM,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
});

export interface AppFrameProps extends Omit<FrameHooks, 'loaded' | 'failed'> {
  readonly person: PersonView;
  readonly place: FrameContext;
  readonly title: string;
  /** Path on the app, with Teams' placeholders; null for an empty frame. */
  readonly address: string | null;
  /** A change reloads the frame. */
  readonly generation: string;
  /** The conversation with the frame, while there is one. */
  readonly frame?: MutableRefObject<HostFrame | null>;
}

interface Shown {
  readonly id: string;
  readonly src: string;
}

type Status = 'opening' | 'open' | 'silent' | 'failed';

/**
 * The app in an iframe of one person's Teams. Before the frame is emptied or reloaded the app's `beforeUnload` runs;
 * without a network nothing is loaded.
 */
export function AppFrame(props: AppFrameProps) {
  const { person, place, title, address, generation } = props;
  const desk = useDesk();
  const reloads = useAppReloads();
  const changes = useAppChanges();
  const texts = useTexts();
  const styles = useStyles();
  const own = useRef<HostFrame | null>(null);
  const conversation = props.frame ?? own;
  const element = useRef<HTMLIFrameElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [status, setStatus] = useState<Status>('opening');
  const [retries, setRetries] = useState(0);

  const wanted = address === null ? null : `${generation} ${reloads} ${retries} ${person.origin}${address}`;
  const shownId = shown?.id ?? null;
  const { online, origin } = person;

  // The URL is built once with the frame: a change of theme reaches the app as an event, not as a new URL.
  const sourceOf = useRef<() => string>(() => '');
  sourceOf.current = () => {
    const { meeting } = desk.client.snapshot();
    if (meeting === null || address === null) return 'about:blank';
    return origin + fillPlaceholders(address, teamsContext(meeting, person, place, desk.sessionId));
  };

  useEffect(() => {
    if (wanted === shownId || (wanted !== null && !online)) return undefined;
    let current = true;
    void Promise.resolve(conversation.current?.unload()).then(() => {
      if (!current) return;
      setStatus('opening');
      setShown(wanted === null ? null : { id: wanted, src: sourceOf.current() });
    });
    return () => {
      current = false;
    };
  }, [wanted, shownId, online, conversation]);

  const changesTaken = useRef(changes);
  useEffect(() => {
    const target = element.current?.contentWindow;
    const isAsked = changesTaken.current !== changes;
    changesTaken.current = changes;
    if (!isAsked || !target) return;
    void takesChanges(target, origin).then((taken) => {
      if (!taken) setRetries((count) => count + 1);
    });
  }, [changes, origin]);

  const hooks = useRef<FrameHooks>({ loaded: () => {}, failed: () => {} });
  hooks.current = { ...props, loaded: () => setStatus('open'), failed: () => setStatus('failed') };

  const who = `${firstName(person)} · ${place}`;
  useLayoutEffect(() => {
    const target = element.current?.contentWindow;
    if (shownId === null || target === null || target === undefined) return undefined;
    const services = frameServices(desk, person.id, place, () => hooks.current);
    conversation.current = desk.hub.add(target, origin, who, services);
    return () => {
      conversation.current = null;
      desk.hub.remove(target);
    };
  }, [shownId, desk, person.id, place, origin, who, conversation]);

  useEffect(() => {
    conversation.current?.changeTheme(person.theme);
  }, [person.theme, conversation]);

  useEffect(() => {
    if (shownId === null || status !== 'opening') return undefined;
    const timer = setTimeout(() => setStatus('silent'), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [shownId, status]);

  const retry = <Button onClick={() => setRetries((count) => count + 1)}>{texts.retry}</Button>;
  return (
    <div className={styles.root}>
      {shown !== null && (
        <iframe
          key={shown.id}
          ref={element}
          className={styles.frame}
          title={title}
          src={shown.src}
          allow={FEATURES}
          sandbox={SANDBOX}
          data-testid={`${place}-${firstName(person)}`}
        />
      )}
      {shown !== null && status === 'opening' && (
        <ProgressBar className={styles.progress} thickness="medium" aria-label={texts.opening(title)} />
      )}
      {shown === null && wanted !== null && !online && (
        <div className={styles.notice}>
          <Text weight="semibold">{texts.networkGone}</Text>
        </div>
      )}
      {shown !== null && status === 'silent' && (
        <div className={styles.silent} role="status">
          <Text>{texts.frameSilent}</Text>
          {retry}
        </div>
      )}
      {shown !== null && status === 'failed' && (
        <div className={styles.notice} role="status">
          <Text weight="semibold">{texts.frameFailed}</Text>
          {retry}
        </div>
      )}
    </div>
  );
}
