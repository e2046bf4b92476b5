import type { ReactNode } from 'react';
import type { PlanTimes } from '../../../domain/table/conversation/view.ts';
import { useStrings } from '../../ui/strings.ts';
import { OFFERED_PLANS } from '../rounds/runningOrder.ts';
import { OneOf, Select } from './Choices.tsx';
import { prepareStrings } from './prepareStrings.ts';
import { usePrepareStyles } from './prepareStyles.ts';

const TOTALS = [20, 30, 45, 60, 75, 90, 120, 180];
const ROUNDS = [0, 5, 10, 15, 20, 30];

export interface PlanChoiceProps {
  readonly value: PlanTimes | undefined;
  readonly onChange: (plan: PlanTimes | undefined) => void;
}

/** The running order: none, one of those that are offered, or that one with other times. */
export function PlanChoice({ value, onChange }: PlanChoiceProps): ReactNode {
  const styles = usePrepareStyles();
  const { plan: t, minutesCount } = useStrings(prepareStrings);
  const chosen = value && (OFFERED_PLANS.find(({ minutes }) => minutes === value.minutes)?.minutes ?? 'own');
  const times = (field: keyof PlanTimes, all: readonly number[], fits: (minutes: number) => boolean) =>
    value && (
      <Select
        label={t[field]}
        value={`${value[field]}`}
        onChange={(minutes) => onChange(only({ ...value, [field]: Number(minutes) }))}
        options={[...new Set([...all.filter(fits), value[field]])]
          .sort((a, b) => a - b)
          .map((minutes) => ({ value: `${minutes}`, label: minutesCount(minutes) }))}
      />
    );
  return (
    <section className={styles.section} aria-label={t.title}>
      <OneOf
        legend={t.title}
        value={`${chosen ?? 'none'}`}
        onChange={(plan) => onChange(OFFERED_PLANS.find(({ minutes }) => `${minutes}` === plan))}
        options={[
          { value: 'none', label: t.none, hint: t.noneHint },
          ...OFFERED_PLANS.map(({ minutes, opening, closing }) => ({
            value: `${minutes}`,
            label: minutesCount(minutes),
            hint: t.parts(opening, minutes - opening - closing, closing),
          })),
          ...(value && chosen === 'own'
            ? [
                {
                  value: 'own',
                  label: minutesCount(value.minutes),
                  hint: t.parts(value.opening, value.minutes - value.opening - value.closing, value.closing),
                },
              ]
            : []),
        ]}
      />
      {value && (
        <>
          {times('minutes', TOTALS, (minutes) => minutes > value.opening + value.closing)}
          {times('opening', ROUNDS, (minutes) => minutes + value.closing < value.minutes)}
          {times('closing', ROUNDS, (minutes) => minutes + value.opening < value.minutes)}
        </>
      )}
    </section>
  );
}

/** Without what else a view of it has. */
function only({ minutes, opening, closing }: PlanTimes): PlanTimes {
  return { minutes, opening, closing };
}
