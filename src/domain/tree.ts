/**
 * The SharedTree features that are not yet in Fluid's stable API, imported in one place, so that a Fluid update
 * breaks here only.
 */
import { SchemaFactoryBeta } from 'fluid-framework/beta';

/** A replica keeps fields it does not know: a later release may add optional fields to a running meeting. */
export const GROWS = { allowUnknownOptionalFields: true } as const;

export function schemaFactory<const Scope extends string>(scope: Scope): SchemaFactoryBeta<Scope> {
  return new SchemaFactoryBeta(scope);
}
