import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  ClockRegular,
  DismissRegular,
  type FluentIcon,
  GuestRegular,
  LocalLanguageRegular,
  PlugDisconnectedRegular,
  WeatherMoonRegular,
} from '@fluentui/react-icons';
import { useId } from 'react';
import type { MeetingView } from '../../contract.ts';
import { useDesk } from '../state/desk.ts';
import { useTexts } from '../state/texts-context.ts';
import { firstName } from './names.ts';

const CUT_MS = 20_000;

const useStyles = makeStyles({
  guide: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between' },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  lead: { color: tokens.colorNeutralForeground2 },
  steps: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
  },
  step: {
    flex: '1 1 auto',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  current: { flexGrow: 3, backgroundColor: tokens.colorBrandBackground2 },
  number: {
    flexShrink: 0,
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  numberNow: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
  numberDone: {
    color: tokens.colorPaletteGreenForeground1,
    border: `1px solid ${tokens.colorPaletteGreenForeground1}`,
  },
  text: { display: 'flex', flexDirection: 'column' },
  ideas: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  ideasHeading: { margin: 0, marginInlineEnd: tokens.spacingHorizontalXS },
});

/** Suggests the next step to a first-time visitor, and later other things to try. */
export function Guide({ meeting, onHide }: { readonly meeting: MeetingView; readonly onHide: () => void }) {
  const texts = useTexts();
  const styles = useStyles();
  const headingId = useId();
  const [leader] = meeting.people;
  const leaderName = leader === undefined ? '' : firstName(leader);
  const steps = [
    { title: texts.stepAdd, text: texts.stepAddText(leaderName), done: meeting.app !== null },
    { title: texts.stepShare, text: texts.stepShareText(leaderName), done: meeting.share !== null },
    { title: texts.stepPlay, text: texts.stepPlayText, done: false },
  ];
  const current = steps.findIndex(({ done }) => !done);

  return (
    <section aria-labelledby={headingId} className={styles.guide}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h2 id={headingId} className={styles.heading}>
            {texts.guideTitle}
          </h2>
          <Text className={styles.lead}>{texts.guideLead}</Text>
        </div>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={texts.hideGuide} onClick={onHide} />
      </div>
      <ol className={styles.steps}>
        {steps.map(({ title, text, done }, index) => {
          const now = index === current;
          return (
            <li
              key={title}
              className={mergeClasses(styles.step, now && styles.current)}
              aria-current={now ? 'step' : undefined}
            >
              <span
                className={mergeClasses(styles.number, now && styles.numberNow, done && styles.numberDone)}
              >
                {done ? <CheckmarkRegular aria-label={texts.done} /> : index + 1}
              </span>
              <div className={styles.text}>
                <Text weight="semibold">{title}</Text>
                {now && <Text>{text}</Text>}
              </div>
            </li>
          );
        })}
      </ol>
      <Ideas meeting={meeting} />
    </section>
  );
}

/** Events of real meetings, one press away. */
function Ideas({ meeting }: { readonly meeting: MeetingView }) {
  const { client } = useDesk();
  const texts = useTexts();
  const styles = useStyles();
  const headingId = useId();
  const [first, second] = meeting.people.filter(({ role, present }) => present && role === 'presenter');

  const ideas: { icon: FluentIcon; label: string; act: () => Promise<unknown> }[] = [
    { icon: ClockRegular, label: texts.tryLate, act: () => client.addPerson('colleague') },
    { icon: GuestRegular, label: texts.tryGuest, act: () => client.addPerson('guest') },
  ];
  if (first !== undefined) {
    ideas.push({
      icon: PlugDisconnectedRegular,
      label: texts.tryCut(firstName(first), CUT_MS),
      act: async () => {
        await client.changePerson(first.id, { online: false });
        setTimeout(() => void client.changePerson(first.id, { online: true }), CUT_MS);
      },
    });
  }
  if (second !== undefined) {
    ideas.push(
      {
        icon: WeatherMoonRegular,
        label: texts.tryDark(firstName(second)),
        act: () => client.changePerson(second.id, { theme: 'dark' }),
      },
      {
        icon: LocalLanguageRegular,
        label: texts.tryEnglish(firstName(second)),
        act: () => client.changePerson(second.id, { language: 'en' }),
      },
    );
  }

  return (
    <section aria-labelledby={headingId} className={styles.ideas}>
      <Text as="h3" id={headingId} weight="semibold" className={styles.ideasHeading}>
        {texts.tryTitle}
      </Text>
      {ideas.map(({ icon: Icon, label, act }) => (
        <Button key={label} size="small" icon={<Icon />} onClick={() => void act()}>
          {label}
        </Button>
      ))}
    </section>
  );
}
