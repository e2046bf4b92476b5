import { createContext, useContext } from 'react';
import type { HostTheme, MeetingHost } from '../../host/host.ts';

export const HostContext = createContext<MeetingHost | undefined>(undefined);
/** The theme that the host shows now. */
export const HostThemeContext = createContext<HostTheme>('light');

export function useHost(): MeetingHost {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('No HostContext above this view');
  return host;
}

export function useHostTheme(): HostTheme {
  return useContext(HostThemeContext);
}
