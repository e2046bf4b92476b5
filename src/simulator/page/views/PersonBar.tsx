import { Avatar, Badge, Button, makeStyles, ToggleButton, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, PlugConnectedRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import type { PersonView } from '../../contract.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { firstName } from './names.ts';
import { PersonSettings } from './PersonSettings.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '36px',
    paddingInline: tokens.spacingHorizontalXS,
    flexShrink: 0,
  },
  heading: {
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  spring: { flexGrow: 1 },
});

export interface PersonBarProps {
  readonly person: PersonView;
  readonly headingId: string;
  readonly onReload: () => void;
}

/** The simulator's controls for one person: name, network, and settings of their Teams. */
export function PersonBar({ person, headingId, onReload }: PersonBarProps) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const name = firstName(person);
  const network = person.online ? texts.cutNetwork(name) : texts.restoreNetwork(name);

  return (
    <div className={styles.bar}>
      <Avatar name={person.name} color="colorful" size={28} aria-hidden="true" />
      <h2 id={headingId} className={styles.heading} title={person.name}>
        {texts.screenOf(name)}
      </h2>
      <Tooltip content={texts.roleHints[person.role]} relationship="description">
        <Badge appearance="tint" color={person.role === 'organiser' ? 'brand' : 'informative'}>
          {texts.roles[person.role]}
        </Badge>
      </Tooltip>
      <span className={styles.spring} />
      {person.present && (
        <>
          <Tooltip content={network} relationship="label">
            <ToggleButton
              appearance="subtle"
              size="small"
              checked={!person.online}
              icon={person.online ? <PlugConnectedRegular /> : <PlugDisconnectedRegular />}
              onClick={() => void client.changePerson(person.id, { online: !person.online })}
            />
          </Tooltip>
          <Tooltip content={texts.reload(name)} relationship="label">
            <Button appearance="subtle" size="small" icon={<ArrowClockwiseRegular />} onClick={onReload} />
          </Tooltip>
        </>
      )}
      <PersonSettings person={person} />
    </div>
  );
}
