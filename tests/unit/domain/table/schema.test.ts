import { extractPersistedSchema } from 'fluid-framework/alpha';
import { Table } from '../../../../src/domain/table/schema.ts';

test('[TABLE-17] the table has the shape that earlier releases wrote', () => {
  // If this fails, meetings that began with the last release may not open. Add optional fields, never change one.
  expect(extractPersistedSchema(Table, '2.100.0', () => true)).toMatchSnapshot();
});
