import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  sheet: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '480px',
    maxHeight: '100dvh',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow28,
    overflowY: 'auto',
    // A foot that stays in sight never covers what has the focus.
    scrollPaddingBottom: '120px',
    '@media (max-height: 480px)': { scrollPaddingBottom: 0 },
    '::backdrop': { backgroundColor: 'rgb(0 0 0 / 45%)' },
  },
  page: {
    marginBlock: 0,
    marginInline: 'auto',
    borderRadius: `0 0 ${tokens.borderRadiusXLarge} ${tokens.borderRadiusXLarge}`,
  },
  question: { width: 'calc(100% - 24px)', margin: 'auto', borderRadius: tokens.borderRadiusXLarge },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  title: {
    margin: 0,
    paddingBlock: '4px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalS,
  },
});

export function useSheetStyles(): Readonly<Record<'page' | 'question' | 'head' | 'title' | 'body', string>> {
  const { sheet, page, question, head, title, body } = useStyles();
  return { page: mergeClasses(sheet, page), question: mergeClasses(sheet, question), head, title, body };
}
