import { join } from 'node:path';
import { z } from 'zod';
import { oneOf, wholeNumber } from '../shared/settings/settings.ts';

const PLACES = ['files', 'stdout'] as const;
const MAX_DAYS = 3650;

/** Settings of each program that writes the log. */
export const SECURITY_LOG_SETTINGS = {
  SECURITY_LOG: oneOf(PLACES).default('files'),
  SECURITY_LOG_DIR: z.string().optional(),
  SECURITY_LOG_DAYS: wholeNumber(1, MAX_DAYS).default(90),
};

export type SecurityLogConfig =
  | { readonly to: 'files'; readonly folder: string; readonly keepDays: number }
  /** The retention period is then set where the lines are collected. */
  | { readonly to: 'stdout' };

export function securityLogIn(values: {
  readonly SECURITY_LOG: (typeof PLACES)[number];
  readonly SECURITY_LOG_DIR?: string | undefined;
  readonly SECURITY_LOG_DAYS: number;
  readonly DATA_DIR: string;
}): SecurityLogConfig {
  if (values.SECURITY_LOG === 'stdout') return { to: 'stdout' };
  const folder = values.SECURITY_LOG_DIR ?? join(values.DATA_DIR, 'security-log');
  return { to: 'files', folder, keepDays: values.SECURITY_LOG_DAYS };
}
