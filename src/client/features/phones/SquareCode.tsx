import { makeStyles } from '@fluentui/react-components';
import encodeQR from 'qr';
import { type ReactNode, useMemo } from 'react';

const useStyles = makeStyles({
  // Dark on light in every theme, with its quiet zone: phones read nothing else.
  root: {
    display: 'block',
    width: '100%',
    height: 'auto',
    backgroundColor: '#ffffff',
    forcedColorAdjust: 'none',
  },
});

const QUIET_ZONE = 4;

export interface SquareCodeProps {
  readonly text: string;
  /** For assistive technology. */
  readonly label: string;
}

export function SquareCode({ text, label }: SquareCodeProps): ReactNode {
  const styles = useStyles();
  const { path, side } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
    const dark = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
    return { path: dark.join(''), side: rows.length };
  }, [text]);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} className={styles.root}>
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}
