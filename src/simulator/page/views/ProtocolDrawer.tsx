import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowDownLeftRegular, ArrowUpRightRegular, DismissRegular } from '@fluentui/react-icons';
import { useId, useSyncExternalStore } from 'react';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';

const useStyles = makeStyles({
  drawer: {
    height: '260px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  lead: { color: tokens.colorNeutralForeground2, flexGrow: 1 },
  scroll: { overflow: 'auto', flexGrow: 1, paddingInline: tokens.spacingHorizontalL },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, textAlign: 'left' },
  th: {
    position: 'sticky',
    top: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
    paddingBlock: tokens.spacingVerticalXS,
  },
  cell: {
    verticalAlign: 'top',
    paddingBlock: '3px',
    paddingRight: tokens.spacingHorizontalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: 'nowrap',
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  args: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  empty: { color: tokens.colorNeutralForeground2, paddingBlock: tokens.spacingVerticalL },
});

/** The messages between the frames and Teams. */
export function ProtocolDrawer({ onClose }: { readonly onClose: () => void }) {
  const { log } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const headingId = useId();
  const entries = useSyncExternalStore(log.subscribe, log.snapshot);

  return (
    <section aria-labelledby={headingId} className={styles.drawer}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {texts.logTitle}
        </h2>
        <Text size={200} className={styles.lead}>
          {texts.logLead}
        </Text>
        <Button size="small" disabled={entries.length === 0} onClick={log.clear}>
          {texts.logClear}
        </Button>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={texts.close} onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard. */}
      <div className={styles.scroll} role="log" aria-live="off" aria-label={texts.log} tabIndex={0}>
        {entries.length === 0 ? (
          <p className={styles.empty}>{texts.logEmpty}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th className={styles.th}>{texts.logTime}</th>
                <th className={styles.th}>{texts.logWho}</th>
                <th className={styles.th}>{texts.logMessage}</th>
                <th className={styles.th}>{texts.logArguments}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ key, at, who, direction, func, args, known }) => (
                <tr key={key}>
                  <td className={mergeClasses(styles.cell, styles.mono)}>{timeOf(at)}</td>
                  <td className={styles.cell}>{who}</td>
                  <td className={mergeClasses(styles.cell, styles.mono)}>
                    {direction === 'fromApp' ? (
                      <ArrowUpRightRegular aria-label={texts.fromApp} />
                    ) : (
                      <ArrowDownLeftRegular aria-label={texts.toApp} />
                    )}{' '}
                    {func}{' '}
                    {!known && (
                      <Badge color="warning" appearance="tint">
                        {texts.unanswered}
                      </Badge>
                    )}
                  </td>
                  <td className={mergeClasses(styles.cell, styles.mono, styles.args)}>
                    {JSON.stringify(args)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function timeOf(at: Date): string {
  return at.toISOString().slice(11, 23);
}
