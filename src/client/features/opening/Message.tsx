import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  screen: {
    display: 'grid',
    gridTemplateRows: '1fr auto',
    minHeight: '100dvh',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    // The same sentence is read in a narrow panel and across a room.
    fontSize: `clamp(${tokens.fontSizeBase300}, 2.2vmin, 1.75rem)`,
    lineHeight: 1.45,
  },
  root: {
    alignSelf: 'center',
    justifySelf: 'center',
    width: '100%',
    maxWidth: '26em',
    paddingBottom: '8vh',
  },
  below: { justifySelf: 'center', width: '100%', maxWidth: '26em' },
  picture: { display: 'block', marginBottom: '1em', color: tokens.colorBrandForeground1 },
  title: {
    margin: 0,
    fontSize: '1.45em',
    lineHeight: 1.25,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
  },
  text: { margin: '0.6em 0 0', textWrap: 'pretty' },
  button: { marginTop: '1.4em', minHeight: '44px', maxWidth: 'none' },
});

export interface MessageProps {
  readonly title: string;
  /** Paragraphs. */
  readonly texts: readonly string[];
  readonly action: {
    readonly label: string;
    /** Not what most people need. */
    readonly quiet: boolean;
    readonly run: () => void;
  };
  /** What else one can do, where the first way may lead nowhere. */
  readonly second?: { readonly label: string; readonly run: () => void };
  /** Below all that. */
  readonly children?: ReactNode;
}

/** A page that has one thing to say and one way on. */
export function Message({ title, texts, action, second, children }: MessageProps): ReactNode {
  const styles = useStyles();
  return (
    <main className={styles.screen}>
      <div className={styles.root} role="alert">
        <CardsApart className={styles.picture} />
        <h1 className={styles.title}>{title}</h1>
        {texts.map((text) => (
          <p key={text} className={styles.text}>
            {text}
          </p>
        ))}
        <Button
          appearance={action.quiet ? 'secondary' : 'primary'}
          size="large"
          className={styles.button}
          onClick={action.run}
        >
          {action.label}
        </Button>
        {second && (
          <Button appearance="subtle" size="large" className={styles.button} onClick={second.run}>
            {second.label}
          </Button>
        )}
      </div>
      <div className={styles.below}>{children}</div>
    </main>
  );
}

/** Two cards that are not on the table: the one picture for everything that is missing. */
function CardsApart({ className }: { readonly className: string }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      className={className}
      width="4em"
      height="3.5em"
      viewBox="0 0 64 56"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      focusable="false"
    >
      <rect x="8" y="9" width="26" height="36" rx="4" transform="rotate(-9 21 27)" />
      <rect x="32" y="12" width="26" height="36" rx="4" transform="rotate(8 45 30)" strokeDasharray="5 4" />
    </svg>
  );
}
