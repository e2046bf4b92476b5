import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AreaView } from '../../../domain/table/cardView.ts';
import { CardBack } from '../table/card/CardBack.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', width: '12em', marginBottom: '1.2em' },
  card: { flex: '1 1 0', marginInlineEnd: '-0.5em' },
});

/** Of the built-in deck; a picture of a deck, whichever one it will be. */
const BACKS: readonly (Pick<AreaView, 'colour' | 'sign'> & { readonly turn: string })[] = [
  { colour: 'blue', sign: 'tool', turn: '-7deg' },
  { colour: 'teal', sign: 'chip', turn: '-2deg' },
  { colour: 'marigold', sign: 'speech', turn: '3deg' },
  { colour: 'berry', sign: 'sprout', turn: '8deg' },
];

/** What this is, at a glance, before anything is read. */
export function DeckPicture(): ReactNode {
  const styles = useStyles();
  return (
    <div aria-hidden="true" className={styles.root}>
      {BACKS.map(({ turn, ...area }) => (
        <div key={area.sign} className={styles.card} style={{ rotate: turn }}>
          <CardBack area={area} />
        </div>
      ))}
    </div>
  );
}
