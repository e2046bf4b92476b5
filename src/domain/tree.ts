/**
 * What the product uses of SharedTree that is not yet Fluid's stable API, through one file, so that an update that
 * changes it shows here.
 */
import { SchemaFactoryBeta } from 'fluid-framework/beta';

/** A replica of this release keeps what it does not know: a later release may add optional fields to a running meeting. */
export const GROWS = { allowUnknownOptionalFields: true } as const;

export function schemaFactory<const Scope extends string>(scope: Scope): SchemaFactoryBeta<Scope> {
  return new SchemaFactoryBeta(scope);
}
