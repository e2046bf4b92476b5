import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isAboutCardsOrRoles, isAboutFacilitators } from '../../../domain/table/tableEvents.ts';
import { useMessagesChoice } from '../../context/useDeviceChoice.ts';
import { useTableOnScreen } from '../../session/hooks.ts';
import { useSpeaks } from '../../ui/voice.ts';
import type { SpokenProps } from './Spoken.tsx';
import { useNews } from './useSentences.ts';
import { useTold } from './useTold.ts';

const SHOWN_MS = 6_000;

const useStyles = makeStyles({
  root: {
    margin: 0,
    justifySelf: 'center',
    alignSelf: 'center',
    paddingInline: '0.8em',
    paddingBlock: '0.25em',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    outline: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    lineHeight: 1.4,
    textWrap: 'pretty',
    overflowWrap: 'anywhere',
    // It is never in the way of what lies under it.
    pointerEvents: 'none',
  },
});

/** What other people have just done with cards or roles, and to whom one has given the facilitator role, for a few seconds. Spoken by the announcer, not from here. */
export function WhoDidWhat({ since }: SpokenProps): ReactNode {
  const styles = useStyles();
  const { me } = useTableOnScreen();
  const [told] = useTold();
  const [messages] = useMessagesChoice();
  const speaks = useSpeaks();
  const news = useNews(
    since,
    ({ event, by }) =>
      speaks && told !== 'none' && (by === me.id ? isAboutFacilitators(event) : isAboutCardsOrRoles(event)),
    messages === 'stay' ? Number.POSITIVE_INFINITY : SHOWN_MS,
  );
  const last = news?.sentences.at(-1);
  return last ? <p className={styles.root}>{last.said}</p> : null;
}
