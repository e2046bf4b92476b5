/** The people at a document, from the service's audience. A person with panel and stage counts once. */
import type { IAzureAudience } from '@fluidframework/azure-client';
import { type DecryptName, ENCRYPTED_NAME } from '../shared/encryptedName.ts';
import { type Observable, Subject } from './observable.ts';

export interface Person {
  /** Pseudonym of the session, as the token carries it. */
  readonly id: string;
  /** Empty for viewers without an account. */
  readonly name: string;
}

/** A person with an encrypted name is listed once the name is decrypted, a moment later. */
export function watchPeople(
  audience: IAzureAudience,
  decryptName: DecryptName,
): {
  readonly people: Observable<readonly Person[]>;
  readonly stop: () => void;
} {
  /** By id and encrypted name; `undefined` while it is being decrypted. */
  const opened = new Map<string, string | undefined>();

  const nameOf = ({ id, name }: Person): string | undefined => {
    if (!name.startsWith(ENCRYPTED_NAME)) return name;
    const key = `${id} ${name}`;
    if (!opened.has(key)) {
      opened.set(key, undefined);
      void decryptName(id, name).then((open) => {
        opened.set(key, open);
        onChange();
      });
    }
    return opened.get(key);
  };
  const read = (): readonly Person[] =>
    [...audience.getMembers().values()]
      .flatMap(({ id, name }) => {
        const open = nameOf({ id, name });
        return open === undefined ? [] : [{ id, name: open }];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'da') || a.id.localeCompare(b.id));
  const people = new Subject<readonly Person[]>([]);
  const onChange = () => {
    const now = read();
    if (!same(now, people.get())) people.set(now);
  };
  onChange();
  audience.on('membersChanged', onChange);
  return { people, stop: () => audience.off('membersChanged', onChange) };
}

function same(a: readonly Person[], b: readonly Person[]): boolean {
  return (
    a.length === b.length && a.every((person, i) => person.id === b[i]?.id && person.name === b[i]?.name)
  );
}
