/** The used part of a CycloneDX document. */
export interface Sbom {
  readonly serialNumber?: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly component: Readonly<Record<string, unknown>>;
    readonly [other: string]: unknown;
  };
  readonly components: readonly Readonly<Record<string, unknown>>[];
  readonly [other: string]: unknown;
}

export interface Product {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * Names the product as in package.json, since npm uses the folder's name, and removes serial number and time, so that
 * two builds of one commit give the same file.
 */
export function tidySbom(sbom: Sbom, { name, version, license }: Product): Sbom {
  const { serialNumber: _serialNumber, ...rest } = sbom;
  const { timestamp: _timestamp, ...metadata } = sbom.metadata;
  const licenses = [{ license: { id: license } }];
  return {
    ...rest,
    metadata: {
      ...metadata,
      component: { ...metadata.component, type: 'application', name, version, licenses },
    },
  };
}
