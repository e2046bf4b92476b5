import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useHost } from '../../context/hostContext.ts';
import { useStrings } from '../../ui/strings.ts';
import { clearDevice } from './clearDevice.ts';
import { helpStrings } from './helpStrings.ts';
import { useHelpStyles } from './helpStyles.ts';

type Step = 'offered' | 'asked' | 'done' | 'failed';

/** Removes the app's data from the device after a confirmation; unsent text is lost with it. */
export function ClearDevice(): ReactNode {
  const styles = useHelpStyles();
  const { device: t } = useStrings(helpStrings);
  const { personMark } = useHost().context;
  const [step, setStep] = useState<Step>('offered');
  const clear = () => setStep(clearDevice(personMark) ? 'done' : 'failed');

  return (
    <section aria-label={t.title} className={styles.section}>
      <h4 className={styles.heading}>{t.title}</h4>
      {step !== 'asked' && (
        <>
          <p className={styles.word}>{t.keeps}</p>
          <div>
            <Button onClick={() => setStep('asked')}>{t.clear}</Button>
          </div>
        </>
      )}
      {step === 'asked' && (
        <section aria-label={t.question} className={styles.section}>
          <p className={styles.word}>
            {t.question} {t.goes}
          </p>
          {/* A question begins at the answer that changes nothing. */}
          <Button autoFocus onClick={() => setStep('offered')}>
            {t.cancel}
          </Button>
          <Button appearance="primary" onClick={clear}>
            {t.confirm}
          </Button>
        </section>
      )}
      <div role="status">
        {step === 'done' && <p className={styles.word}>{t.done}</p>}
        {step === 'failed' && <p className={styles.word}>{t.failed}</p>}
      </div>
    </section>
  );
}
