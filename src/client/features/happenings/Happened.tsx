import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useClockChoice, useMessagesChoice } from '../../context/useDeviceChoice.ts';
import { useStrings } from '../../ui/strings.ts';
import { useMenuStyles } from '../menu/menuStyles.ts';
import { happeningStrings } from './happeningStrings.ts';
import { Told } from './Spoken.tsx';
import { useHappened, useSentences } from './useSentences.ts';
import { TOLD, useTold } from './useTold.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
  },
});

/** The last events, newest first, and what is told of them along the way. Contents of a sheet. */
export function Happened(): ReactNode {
  const styles = useStyles();
  const menu = useMenuStyles();
  const t = useStrings(happeningStrings);
  const happened = useHappened();
  const sentence = useSentences(happened);
  const [told, choose] = useTold();
  const [clock, chooseClock] = useClockChoice();
  const [messages, chooseMessages] = useMessagesChoice();
  const id = useId();
  return (
    <>
      {happened.length === 0 ? (
        <p className={menu.word}>{t.none}</p>
      ) : (
        <ol aria-label={t.list} className={styles.list}>
          {[...happened].reverse().map((happening) => (
            <li key={happening.id}>
              <Told {...sentence(happening)} />
            </li>
          ))}
        </ol>
      )}
      <p className={menu.quiet}>{t.inMemory}</p>
      <fieldset className={menu.choices}>
        <legend className={menu.legend}>{t.choice}</legend>
        {TOLD.map((choice) => (
          <div key={choice} className={menu.choice}>
            <input
              type="radio"
              id={`${id}-${choice}`}
              name={id}
              className={menu.radio}
              checked={told === choice}
              onChange={() => choose(choice)}
            />
            <label htmlFor={`${id}-${choice}`} className={menu.choiceLabel}>
              {t.choices[choice]}
            </label>
          </div>
        ))}
      </fieldset>
      <fieldset className={menu.choices}>
        <legend className={menu.legend}>{t.pace}</legend>
        <PaceChoice
          label={t.hideClock}
          isOn={clock === 'hidden'}
          onChange={(isOn) => chooseClock(isOn ? 'hidden' : 'shown')}
        />
        <PaceChoice
          label={t.messagesStay}
          isOn={messages === 'stay'}
          onChange={(isOn) => chooseMessages(isOn ? 'stay' : 'pass')}
        />
      </fieldset>
    </>
  );
}

interface PaceChoiceProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function PaceChoice({ label, isOn, onChange }: PaceChoiceProps): ReactNode {
  const menu = useMenuStyles();
  const id = useId();
  return (
    <div className={menu.choice}>
      <input
        type="checkbox"
        id={id}
        className={menu.radio}
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      <label htmlFor={id} className={menu.choiceLabel}>
        {label}
      </label>
    </div>
  );
}
