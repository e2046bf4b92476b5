import { tokens } from '@fluentui/react-components';

/** A field to type in, to be spread into a view's styles. What follows the spread may differ: size, width, ground. */
export const FIELD = {
  boxSizing: 'border-box',
  width: '100%',
  minHeight: '32px',
  padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
  border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  font: 'inherit',
  '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
} as const;
