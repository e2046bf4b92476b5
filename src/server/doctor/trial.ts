/** Tries a Fluid service as people use it: a table is made, edited, read by another reader, and deleted. */
import { fork } from 'node:child_process';
import { originsOf } from '../../shared/fluidAddress.ts';
import type { TrialMessage, TrialReply, TrialStep } from '../../shared/trialMessages.ts';
import type { FluidConfig, ServerConfig } from '../config.ts';
import { loadDecks } from '../decks/decks.ts';
import { chooseFluidAdmin } from '../fluidAdmin/chooseFluidAdmin.ts';
import type { Deletion, FluidAdmin } from '../fluidAdmin/fluidAdmin.ts';
import { BUILT_IN_DECK_DIR } from '../paths.ts';
import { createFluidTokens } from '../tokens/fluid.ts';

export interface Trial {
  /** The step that failed; missing if all succeeded. */
  readonly failedAt?: TrialStep;
  /** From the edit to its acknowledgement. */
  readonly editMs: number;
  /** Missing if there was nothing to delete. */
  readonly deletion?: Deletion | 'failed';
}

export interface TrialOptions {
  readonly config: Pick<ServerConfig, 'entra' | 'appOrigin' | 'managedIdentity' | 'defaultDeck'>;
  readonly fluid: FluidConfig;
  /** Called while the table is there. */
  readonly whileThere?: (documentId: string) => Promise<void>;
}

const PROGRAM = new URL('../../summaries/trial.ts', import.meta.url);
/** Fluid's client tries for ever. */
const TIMEOUT_MS = 45_000;

export async function tryFluidService({ config, fluid, whileThere }: TrialOptions): Promise<Trial> {
  const tokens = createFluidTokens(fluid, Date.now);
  const decks = loadDecks({ builtIn: BUILT_IN_DECK_DIR }, () => undefined);
  const deck = decks.find(config.defaultDeck) ?? decks.find(decks.list()[0]?.id ?? '');
  // Without this process's environment, which has secrets.
  const child = fork(PROGRAM, { env: {}, stdio: 'ignore' });
  let made: string | undefined;
  const send = (message: TrialMessage): void => void child.send(message, () => undefined);
  try {
    const done = await new Promise<Pick<Trial, 'failedAt' | 'editMs'>>((resolve) => {
      const timer = setTimeout(
        () => resolve({ failedAt: made === undefined ? 'make' : 'read', editMs: 0 }),
        TIMEOUT_MS,
      );
      const finish = (trial: Pick<Trial, 'failedAt' | 'editMs'>): void => {
        clearTimeout(timer);
        resolve(trial);
      };
      child.on('error', () => finish({ failedAt: 'make', editMs: 0 }));
      child.on('exit', () => finish({ failedAt: 'make', editMs: 0 }));
      child.on('message', (reply: TrialReply) => {
        if ('made' in reply) made = reply.made;
        else if ('done' in reply) finish(reply.done);
        else {
          const { request, documentId } = reply.ask;
          void tokens
            .issue({ documentId, access: 'write', user: { id: 'trial', name: '' } })
            .then((token) => send({ token: { request, ...token } }));
        }
      });
      const { type, tenantId } = fluid;
      const addresses = originsOf(fluid, config.appOrigin);
      send({ begin: { type, ...addresses, tenantId, deck: JSON.stringify(deck) } });
    });
    if (made !== undefined) await whileThere?.(made);
    const admin = chooseFluidAdmin({ ...config, fluid }, tokens);
    return { ...done, ...(made !== undefined && { deletion: await deleted(admin, made) }) };
  } finally {
    child.removeAllListeners();
    child.kill();
  }
}

function deleted(admin: FluidAdmin, documentId: string): Promise<Deletion | 'failed'> {
  return admin.deleteDocument(documentId).catch(() => 'failed' as const);
}
