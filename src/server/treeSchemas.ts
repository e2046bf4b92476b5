/** The stored schemas of this product's documents: what a SharedTree says about its own shape. */
import { createHash } from 'node:crypto';

/**
 * Of each release: tables and notes. A document of an earlier release takes on the latest when a page opens it. Any other schema is
 * refused: no page could show the document any more. When the test of this list fails, put the new
 * hash at the end and leave the others.
 */
export const TREE_SCHEMAS: readonly string[] = [
  // First release: table.
  '499fcddb85817e3148d282d7a9a0cd7d',
  // Table with the conversation around the cards.
  '06e66131e9d221187fe087f1582f71c6',
  // Notes.
  '3c4a67b575681f1fd04b0697e60fdbe1',
  // Table whose placements ask a statement with ends, and that remembers who began a round.
  '1aeb8bf15269dd841b21fdc4b70a5e4b',
  // Table with seals.
  '03d13ceda1059f091e27c9981284edc9',
  // Table with a running order.
  '1dd5a106066f1475a293f802114d2017',
  // And with the phones in the room.
  '5484192e79fe3119f21da735b70dc0d5',
  // And with the pages of the recap.
  '2a4f42e7de4ccdc2e1442db090cac059',
  // And with cards to choose from, hands, and people around one screen.
  'e1ebf2fa1948c1759624ac85ceaca7c5',
  // And with who wrote closing words down for somebody.
  '54e8fea9f0ac1a4306554cd215a3ce46',
];

/** The node that a table has from its start on: `Running` of `domain/table/schema.ts`. */
export const START_MARK = 'dialogkort.table.Running';

/** `change`: as it stands in an edit, `{new, old}`. */
export function isKnownSchemaChange(change: unknown): boolean {
  if (typeof change !== 'object' || change === null) return false;
  const { new: next, old, ...more } = change as Record<string, unknown>;
  return (
    Object.keys(more).length === 0 &&
    [next, old].every((schema) => TREE_SCHEMAS.includes(hashOfSchema(schema)))
  );
}

/** Independent of the order of keys. */
export function hashOfSchema(schema: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(schema)) ?? '')
    .digest('hex')
    .slice(0, 32);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
