export { isRelayError, RelayError, type RelayErrorCode } from './errors.ts';
export { DEFAULT_LIMITS, type Rate, type RelayLimits } from './limits.ts';
export type { RelayLogger } from './logger.ts';
export type { MetricsAccess, RelayOptions, RelayPlace } from './options.ts';
export { type Relay, startRelay } from './relay.ts';
export { RELAY_FILE, type RelaySettings, type RelaySettingsReading, readRelaySettings } from './settings.ts';
export type { StoreLocation } from './store/openStore.ts';
export type { RelayStore } from './store/port.ts';
