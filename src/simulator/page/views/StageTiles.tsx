import { Avatar, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PersonView } from '../../contract.ts';
import { firstName } from './names.ts';

const useStyles = makeStyles({
  stage: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    padding: tokens.spacingHorizontalM,
    gap: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'hidden',
  },
  tiles: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    justifyItems: 'center',
    alignContent: 'center',
    gap: tokens.spacingHorizontalS,
  },
  tile: {
    position: 'relative',
    width: '100%',
    maxWidth: '220px',
    boxSizing: 'border-box',
    aspectRatio: '16 / 11',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    position: 'absolute',
    left: tokens.spacingHorizontalS,
    bottom: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground1,
  },
  below: { textAlign: 'center', color: tokens.colorNeutralForeground2, minHeight: '20px' },
});

export interface StageTilesProps {
  readonly people: readonly PersonView[];
  readonly label: string;
  readonly children: ReactNode;
}

/** Teams' view without a sharing: everybody present. */
export function StageTiles({ people, label, children }: StageTilesProps) {
  const styles = useStyles();
  return (
    <section className={styles.stage} aria-label={label}>
      <ul className={styles.tiles}>
        {people.map((person) => (
          <li key={person.id} className={styles.tile}>
            <Avatar name={person.name} color="colorful" size={48} aria-hidden="true" />
            <Text size={200} className={styles.name}>
              {firstName(person)}
            </Text>
          </li>
        ))}
      </ul>
      <div className={styles.below}>{children}</div>
    </section>
  );
}
