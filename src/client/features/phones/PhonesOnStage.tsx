import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useConversation } from '../../session/conversationHooks.ts';
import { useTable, useTableSelector } from '../../session/hooks.ts';
import { useStrings } from '../../ui/strings.ts';
import { phonesStrings } from './phonesStrings.ts';
import { SquareCode } from './SquareCode.tsx';
import { doorAddress, spaced, useRoomKeeper } from './useRoom.ts';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    padding: '0.4em 0.8em',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: 'max(4px, 0.4em)',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    position: 'absolute',
    zIndex: 1,
    insetBlockStart: '0.4em',
    insetInlineEnd: '0.8em',
    // Nothing below it is out of reach.
    pointerEvents: 'none',
    maxWidth: 'calc(100% - 1.6em)',
  },
  /** Beside the table, or below it. */
  door: {
    alignSelf: 'center',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '0.6em',
    padding: '0.8em',
    textAlign: 'center',
    '@media (orientation: portrait)': { flexDirection: 'row', gap: '1em', textAlign: 'start' },
  },
  picture: {
    width: 'min(100%, 38vh)',
    '@media (orientation: portrait)': { width: 'clamp(84px, 20vh, 420px)', flexShrink: 0 },
  },
  words: { minWidth: 0, maxWidth: '100%' },
  folded: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '0.8em' },
  fold: { pointerEvents: 'auto', minHeight: '24px' },
  small: { margin: 0, fontWeight: tokens.fontWeightSemibold, letterSpacing: '0.06em' },
  word: { margin: 0, overflowWrap: 'anywhere' },
  title: {
    margin: 0,
    fontSize: '1.2em',
    lineHeight: 1.25,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
  },
  address: { margin: 0, fontSize: '1.25em', lineHeight: 1.25, overflowWrap: 'anywhere' },
  code: { margin: 0, fontSize: '1.8em', fontWeight: tokens.fontWeightSemibold, letterSpacing: '0.08em' },
});

/** For the wall: the way in for phones while the door is open, and how many are in. */
export function PhonesOnStage(): ReactNode {
  const { may } = useTable('may');
  return (
    <>
      {may.facilitate && <Keeper />}
      <OnTheWall />
    </>
  );
}

/** The panel may be closed. */
function Keeper(): ReactNode {
  useRoomKeeper();
  return null;
}

function OnTheWall(): ReactNode {
  const styles = useStyles();
  const t = useStrings(phonesStrings);
  const { phones } = useConversation('phones');
  const isOpen = useIsBefore(phones?.closesAtMs);
  // A card, a round or the recap needs the room; the address and the code stay in sight.
  const isTaken = useTableSelector(
    ({ current, conversation: { choice, part, recapShown } }) =>
      current !== undefined || choice !== undefined || part !== 'cards' || recapShown,
  );
  const [folded, setFolded] = useState<boolean>();
  if (!phones) return null;
  const { code, count, floor } = phones;
  const rest = (
    <>
      {count > 0 && <p className={styles.word}>{t.inside(count)}</p>}
      {floor.length > 0 && <p className={styles.word}>{t.askers(floor.join(', '))}</p>}
    </>
  );
  if (code === undefined || !isOpen) {
    return (
      count > 0 && (
        <aside className={mergeClasses(styles.root, styles.line)} data-phones-line="">
          {rest}
        </aside>
      )
    );
  }
  const { short, whole } = doorAddress(code);
  const [host = ''] = short.split('/');
  const isFolded = folded ?? isTaken;
  const fold = (
    <Button
      size="small"
      appearance="subtle"
      className={styles.fold}
      aria-expanded={!isFolded}
      onClick={() => setFolded(!isFolded)}
    >
      {isFolded ? t.larger : t.smaller}
    </Button>
  );
  if (isFolded) {
    return (
      <aside aria-label={t.join} className={mergeClasses(styles.root, styles.line)} data-phones-line="">
        <div className={styles.folded}>
          <p className={styles.word}>{short}</p>
          <p className={styles.small}>{spaced(code)}</p>
          {rest}
          {fold}
        </div>
      </aside>
    );
  }
  return (
    <aside aria-label={t.join} className={mergeClasses(styles.root, styles.door)} data-phones-code="">
      <div className={styles.picture}>
        <SquareCode text={whole} label={t.picture(short)} />
      </div>
      <div className={styles.words}>
        <h2 className={styles.title}>{t.join}</h2>
        <p className={styles.word}>{t.scan}</p>
        <p className={styles.address}>
          {host}
          <wbr />
          {short.slice(host.length)}
        </p>
        <p className={styles.code}>
          <span className={styles.word}>{spaced(code)}</span>
        </p>
        {rest}
        {fold}
      </div>
    </aside>
  );
}

/** By this device's clock: a door's end need not be to the second. */
function useIsBefore(endsAtMs: number | undefined): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (endsAtMs === undefined) return undefined;
    const timer = setTimeout(() => setOver(true), Math.max(0, endsAtMs - Date.now()));
    return () => clearTimeout(timer);
  }, [endsAtMs]);
  return endsAtMs !== undefined && !isOver;
}
