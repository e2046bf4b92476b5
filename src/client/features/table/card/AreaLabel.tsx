import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AreaView } from '../../../../domain/table/cardView.ts';
import { useHostTheme } from '../../../context/hostContext.ts';
import { common } from '../../../ui/commonStrings.ts';
import { Divisible } from '../../../ui/Divisible.tsx';
import { useStrings } from '../../../ui/strings.ts';
import { areaPalette } from '../../../ui/theme/areaColours.ts';
import { AreaSign } from './AreaSign.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  /** Beside the first of several lines. */
  top: { alignItems: 'flex-start' },
  sign: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  text: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  title: { minWidth: 0, overflowWrap: 'anywhere', hyphens: 'auto' },
});

export interface AreaLabelProps {
  /** Undefined for own cards without an area. */
  readonly area: Pick<AreaView, 'title' | 'colour' | 'sign'> | undefined;
  /** The sign alone; the name is for assistive technology. */
  readonly small?: boolean;
  /** The name of those without an area, where there may be several. */
  readonly withoutArea?: string;
  /** Below the name. */
  readonly children?: ReactNode;
}

/** An area told apart three ways at once: sign, colour and name. */
export function AreaLabel({ area, small = false, withoutArea, children }: AreaLabelProps): ReactNode {
  const styles = useStyles();
  const { ownCard } = useStrings(common);
  const { surface, ink } = areaPalette(useHostTheme(), area?.colour);
  const title = area?.title ?? withoutArea ?? ownCard;
  const sign = <AreaSign sign={area?.sign ?? 'own'} size="20px" />;
  if (small) {
    return (
      <span
        role="img"
        aria-label={title}
        title={title}
        className={styles.sign}
        style={{ backgroundColor: surface, color: ink }}
      >
        {sign}
      </span>
    );
  }
  return (
    <span className={mergeClasses(styles.root, !!children && styles.top)}>
      <span className={styles.sign} style={{ backgroundColor: surface, color: ink }}>
        {sign}
      </span>
      <span className={styles.text}>
        <span className={styles.title}>
          <Divisible text={title} />
        </span>
        {children}
      </span>
    </span>
  );
}
