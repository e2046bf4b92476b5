/** Whether this device speaks at all; which voices it has is looked up later. */
export function canReadAloud(): boolean {
  return 'speechSynthesis' in globalThis;
}
