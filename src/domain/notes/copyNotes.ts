import { TreeBeta } from 'fluid-framework/beta';
import type { Notes } from './schema.ts';

/**
 * A copy of the notes as this replica has them, for a new document when no page can open the old one any more. It keeps
 * how far each writer's steps had arrived, so that kept steps are applied once.
 */
export const copyNotes = (notes: Notes): Notes => TreeBeta.clone<typeof Notes>(notes);
