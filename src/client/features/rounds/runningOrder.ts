/** What a running order says about the part that the meeting is at. It is help, never pressure. No clock in here. */
import type { PartName } from '../../../domain/table/conversation/schema.ts';
import type { PlanTimes, PlanView } from '../../../domain/table/conversation/view.ts';

const MINUTE_MS = 60_000;

/** What is offered; all of it can be changed. */
export const OFFERED_PLANS: readonly PlanTimes[] = [
  { minutes: 45, opening: 5, closing: 10 },
  { minutes: 90, opening: 10, closing: 15 },
];

/** Whole minutes until the part should be over; 0 or less when it should be. Undefined before the start. */
export function minutesLeft(plan: PlanView, part: PartName, nowMs: number): number | undefined {
  if (plan.startedAtMs === undefined) return undefined;
  const gone = (nowMs - plan.startedAtMs) / MINUTE_MS;
  const until =
    part === 'closing' ? plan.minutes : part === 'cards' ? plan.minutes - plan.closing : plan.opening;
  return Math.ceil(until - gone);
}

export function isTimeToWrapUp(plan: PlanView | undefined, part: PartName, nowMs: number): boolean {
  if (!plan || part !== 'cards') return false;
  return (minutesLeft(plan, part, nowMs) ?? 1) <= 0;
}
