import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHostTheme } from '../../app/hostContext.ts';
import { AreaSign } from '../../components/AreaSign.tsx';
import { useTable } from '../../session/hooks.ts';
import { stage } from '../../strings/stage.ts';
import { useStrings } from '../../strings/strings.ts';
import { areaPalette } from '../../theme/areaColours.ts';

const useStyles = makeStyles({
  root: {
    minHeight: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    alignContent: 'safe center',
    justifyItems: 'center',
    gap: '1.4em',
    paddingBlock: '1.5em',
    textAlign: 'center',
  },
  title: {
    margin: 0,
    fontSize: 'min(2.5em, 11vw)',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 1.15,
    letterSpacing: '-0.01em',
  },
  body: { margin: 0, fontSize: '1.1em', lineHeight: 1.45, textWrap: 'balance', maxWidth: '34em' },
  list: {
    boxSizing: 'border-box',
    width: 'min(100%, 62em)',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 19em), 1fr))',
    gap: '0.7em',
    textAlign: 'start',
  },
  card: {
    display: 'flex',
    alignItems: 'start',
    gap: '0.8em',
    padding: '0.7em 0.9em',
    borderRadius: '0.6em',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    lineHeight: 1.35,
  },
  chip: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '2em',
    height: '2em',
    borderRadius: '0.5em',
    border: '1px solid',
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  area: { display: 'block', fontSize: '0.78em', color: tokens.colorNeutralForeground2 },
});

/** When the meeting about the cards is over. */
export function Ended({ ownCard }: { readonly ownCard: string }): ReactNode {
  const styles = useStyles();
  const { discussed } = useTable();
  const theme = useHostTheme();
  const t = useStrings(stage).ended;
  return (
    <div className={styles.root}>
      <h1 className={styles.title}>{t.title}</h1>
      <p className={styles.body}>{discussed.length > 0 ? t.count(discussed.length) : t.none}</p>
      {discussed.length > 0 && (
        <ol aria-label={t.discussed} className={styles.list}>
          {discussed.map(({ id, area, question }) => {
            const { surface, ink, line } = areaPalette(theme, area?.colour);
            return (
              <li key={id} className={styles.card}>
                <span
                  className={styles.chip}
                  style={{ backgroundColor: surface, color: ink, borderColor: line }}
                >
                  <AreaSign sign={area?.sign ?? 'own'} size="1.4em" />
                </span>
                <span className={styles.text}>
                  <span className={styles.area}>{area?.title ?? ownCard}</span>
                  {question}
                </span>
              </li>
            );
          })}
        </ol>
      )}
      <p className={styles.body}>{t.wayOn}</p>
    </div>
  );
}
