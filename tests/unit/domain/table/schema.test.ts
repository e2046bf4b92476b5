import { extractPersistedSchema } from 'fluid-framework/alpha';
import { Table } from '../../../../src/domain/table/schema.ts';
import { Table as FirstTable } from '../../../support/table/releases/first.ts';

/** What a release writes about the shape of its tables. */
const written = (schema: typeof Table | typeof FirstTable) =>
  extractPersistedSchema(schema, '2.100.0', () => true);

describe('[TABLE-17] the shape of the shared table', () => {
  /** Anything but a new optional field, and meetings that began with the last release may not open. */
  test('is the one that this release writes; for a new optional field: npm test -- unit domain/table/schema -u', () => {
    expect(written(Table)).toMatchSnapshot();
  });

  test('of the first release stays known as it was', () => {
    expect(written(FirstTable)).toMatchSnapshot();
  });
});
