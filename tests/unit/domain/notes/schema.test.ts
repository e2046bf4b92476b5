import { extractPersistedSchema } from 'fluid-framework/alpha';
import { Notes } from '../../../../src/domain/notes/schema.ts';

describe('[NOTE-16] the shape of the notes', () => {
  test('is the one that this release writes', () => {
    // If this fails, notes that were begun with the last release may not open. Add optional fields, never change one.
    expect(extractPersistedSchema(Notes, '2.100.0', () => true)).toMatchSnapshot();
  });
});
