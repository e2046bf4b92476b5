/** Who is here, from the service's audience. One person with a side panel and a stage is one person. */
import type { IAzureAudience } from '@fluidframework/azure-client';
import { type Observable, Subject } from './observable.ts';

export interface Person {
  /** Pseudonym of the session, as the token carries it. */
  readonly id: string;
  /** Empty for viewers without an account. */
  readonly name: string;
}

export function watchPeople(audience: IAzureAudience): {
  readonly people: Observable<readonly Person[]>;
  readonly stop: () => void;
} {
  const read = (): readonly Person[] =>
    [...audience.getMembers().values()]
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'da') || a.id.localeCompare(b.id));
  const people = new Subject(read());
  const onChange = () => {
    const now = read();
    if (!same(now, people.get())) people.set(now);
  };
  audience.on('membersChanged', onChange);
  return { people, stop: () => audience.off('membersChanged', onChange) };
}

function same(a: readonly Person[], b: readonly Person[]): boolean {
  return (
    a.length === b.length && a.every((person, i) => person.id === b[i]?.id && person.name === b[i]?.name)
  );
}
