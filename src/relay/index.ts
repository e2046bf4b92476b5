export { SERVER_USER } from './documents/traces.ts';
export { isRelayError, RelayError } from './errors.ts';
export { DEFAULT_LIMITS, type RelayLimits } from './limits.ts';
export type { RelayLogger } from './logger.ts';
export type { RelayOptions } from './options.ts';
export { type Relay, startRelay } from './relay.ts';
export { RELAY_FILE, type RelaySettings, readRelaySettings } from './settings.ts';
export type { StoreLocation } from './store/openStore.ts';
export type { RelayStore } from './store/port.ts';
