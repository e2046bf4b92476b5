import { availableParallelism } from 'node:os';

/** Jest runs the TypeScript as it is written; swc only strips types and turns modules into CommonJS. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2024',
  },
  module: { type: 'commonjs' },
};

// Packages that ship ES modules only.
const ESM_ONLY = ['httpxy', 'jose', 'saxen'];

export default {
  testEnvironment: 'node',
  // Most of what takes time here waits for something else; Jest would leave a machine with two cores half idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/'],
  transform: { '\\.m?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ESM_ONLY.join('|')})/)`],
};
