import { extractPersistedSchema } from 'fluid-framework/alpha';
import { Table } from '../../../../src/domain/table/schema.ts';
import { Table as FirstTable } from '../../../support/table/releases/first.ts';

/** What a release writes about the shape of its tables. */
const written = (schema: typeof Table | typeof FirstTable) =>
  extractPersistedSchema(schema, '2.100.0', () => true);

describe('[TABLE-17] the shape of the shared table', () => {
  test('is the one that this release writes', () => {
    // If this fails, meetings that began with the last release may not open. Add optional fields, never change one.
    expect(written(Table)).toMatchSnapshot();
  });

  test('of the first release stays known as it was', () => {
    expect(written(FirstTable)).toMatchSnapshot();
  });
});
