/** The choices that are the same when the app is added and in the side panel. */
import type { ReactNode } from 'react';
import type { Purpose } from '../../../domain/table/conversation/schema.ts';
import type { TableAccess } from '../../../domain/table/schema.ts';
import { useStrings } from '../../ui/strings.ts';
import { OneOf, Select } from './Choices.tsx';
import { prepareStrings } from './prepareStrings.ts';

interface ChoiceProps<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function PurposeChoice({ value, onChange }: ChoiceProps<Purpose>): ReactNode {
  const t = useStrings(prepareStrings);
  return (
    <OneOf
      legend={t.purpose}
      value={value}
      onChange={onChange}
      options={[
        { value: 'talk', label: t.talk, hint: t.talkHint },
        { value: 'development', label: t.development, hint: t.developmentHint },
      ]}
    />
  );
}

export function AccessChoice({ value, onChange }: ChoiceProps<TableAccess>): ReactNode {
  const t = useStrings(prepareStrings);
  return (
    <OneOf
      legend={t.access}
      value={value}
      onChange={onChange}
      options={[
        { value: 'open', label: t.openTable },
        { value: 'led', label: t.ledTable },
      ]}
    />
  );
}

const MINUTES = [3, 5, 8, 10, 15, 20];

export function MinutesChoice({ value, onChange }: ChoiceProps<number | undefined>): ReactNode {
  const t = useStrings(prepareStrings);
  const offered =
    value === undefined || MINUTES.includes(value) ? MINUTES : [value, ...MINUTES].sort((a, b) => a - b);
  return (
    <Select
      label={t.minutes}
      hint={t.minutesHint}
      value={value?.toString() ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? undefined : Number(chosen))}
      options={[
        { value: '', label: t.noMinutes },
        ...offered.map((minutes) => ({ value: minutes.toString(), label: t.minutesCount(minutes) })),
      ]}
    />
  );
}
