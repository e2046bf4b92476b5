import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { PhoneView } from '../../contract.ts';
import { useAppReloads, useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';

const useStyles = makeStyles({
  room: {
    display: 'flex',
    flexShrink: 0,
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    overflowX: 'auto',
    listStyleType: 'none',
  },
  phone: {
    flexShrink: 0,
    width: '320px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    paddingInlineStart: tokens.spacingHorizontalM,
  },
  page: { display: 'block', width: '100%', height: '560px', border: 'none' },
});

/** Phones of people in the room: a plain browser each, outside Teams. */
export function Phones({ phones }: { readonly phones: readonly PhoneView[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const { client } = useDesk();
  const reloads = useAppReloads();
  if (phones.length === 0) return null;
  return (
    <ul className={styles.room}>
      {phones.map(({ id, number, origin }) => (
        <li key={id} className={styles.phone}>
          <div className={styles.head}>
            <span>{texts.roomPhone(number)}</span>
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={texts.removePhone(number)}
              onClick={() => void client.removePhone(id)}
            />
          </div>
          <iframe
            key={reloads}
            className={styles.page}
            title={texts.roomPhone(number)}
            src={`${origin}/deltag`}
          />
        </li>
      ))}
    </ul>
  );
}
