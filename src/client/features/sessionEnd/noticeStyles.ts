import { makeStyles, tokens } from '@fluentui/react-components';

/** What is said above a table that cannot go on as it is. */
export const useNoticeStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0.5em 0.8em',
    padding: '0.7em 1em',
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow8,
    lineHeight: 1.4,
  },
  text: { flex: '1 1 14em', minWidth: 0, margin: 0, textWrap: 'pretty' },
  word: { flexBasis: '100%', margin: 0 },
  button: { minHeight: '44px', maxWidth: 'none' },
});
