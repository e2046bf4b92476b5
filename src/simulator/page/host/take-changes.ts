import { TAKE_CHANGES } from '../../contract.ts';

/** Four frames share a thread: each may have to wait for the others. */
const PATIENCE_MS = 2_000;

/** Whether the app in a frame has taken what changed. One that does not know of it gives no answer, and has not. */
export function takesChanges(target: Window, origin: string): Promise<boolean> {
  const { port1: port, port2: answerPort } = new MessageChannel();
  return new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS);
    port.onmessage = ({ data }) => resolve(data === true);
    target.postMessage(TAKE_CHANGES, origin, [answerPort]);
  }).finally(() => port.close());
}
