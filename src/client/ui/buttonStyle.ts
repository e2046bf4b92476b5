import { tokens } from '@fluentui/react-components';

/** A button in the size of the text around it, to be spread into styles that say how large: Fluent's have one size. */
export const BUTTON = {
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  boxSizing: 'border-box',
  paddingBlock: '0.3em',
  border: `1px solid ${tokens.colorNeutralStroke1}`,
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  cursor: 'pointer',
  ':hover': {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    color: tokens.colorNeutralForeground1Hover,
  },
  ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
} as const;

export const PRIMARY_BUTTON = {
  border: `1px solid ${tokens.colorBrandBackground}`,
  backgroundColor: tokens.colorBrandBackground,
  color: tokens.colorNeutralForegroundOnBrand,
  ':hover': {
    backgroundColor: tokens.colorBrandBackgroundHover,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  ':active': { backgroundColor: tokens.colorBrandBackgroundPressed },
} as const;

export const SUBTLE_BUTTON = { border: '1px solid transparent', backgroundColor: 'transparent' } as const;
