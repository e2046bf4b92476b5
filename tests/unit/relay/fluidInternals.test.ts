import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ContainerMessageType } from '@fluidframework/container-runtime/legacy';
import { FORMS_REFUSED, FORMS_TAKEN } from '../../../src/relay/operations/runtimeMessage.ts';

/**
 * The relay is built on parts of the Fluid server packages that are not a public interface. A new version of them may change
 * what recovery and the durability gate rely on without any type saying so. See docs/decisions/0010.
 */
const SERVER_CHANGED =
  'Read the diff of these files, run tests/integration/relay (kill, postgresOutage, tokens), then write the new version and hashes here.';
const VERSION = '7.0.1';

const RELIED_ON: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'server-memory-orderer': {
    'localOrderer.js': '7a55264f1e1255a9',
    'localOrdererConnection.js': '2230592b80bf173d',
    'localLambdaController.js': '2fe6d8b974cea3e7',
    'localKafka.js': '52840e0ada4bb4fd',
    'localKafkaSubscription.js': '973a977269bfba6f',
    'pubsub.js': 'db5f2b58d448d483',
  },
  'server-lambdas': {
    'deli/lambda.js': '5549ba67e56b68dc',
    'deli/checkpointContext.js': '891e7a622929b7c4',
    'deli/checkpointManager.js': 'e93320ef67fa6721',
    'deli/clientSeqManager.js': '5b4156ff31cf2e14',
    'scribe/lambda.js': '4e44fda9d58c6d2c',
    'scribe/summaryWriter.js': '3553664d82b99785',
    'scribe/checkpointManager.js': '226dbd22ddc014e4',
    'scribe/summaryReader.js': '778e295c0db19385',
    'scriptorium/lambda.js': '683ccd7fc8297972',
    'broadcaster/lambda.js': '533f053595229371',
    'nexus/index.js': '4fc636aaebecdbaa',
    'nexus/connect.js': 'd5d5ece507fc335c',
    'nexus/disconnect.js': '52dfb9d2214c1185',
    'nexus/throttleAndUsage.js': '6bea93d05a1daabf',
    'nexus/protocol.js': '1c1c237b4fdf49b2',
    'nexus/utils.js': 'a75fbb33bfba2b4b',
    'utils/documentLambdaCheckpointManager.js': '72c687ac26b43e86',
  },
  'server-services-core': {
    'checkpointService.js': 'eea98d995caa96de',
    'configuration.js': 'd16d8f5b37987863',
    'lambdas.js': '28ed4d8b60b3aaf1',
    'runWithRetry.js': '2d2b8465f0da2e5e',
  },
  'server-services-client': {
    'gitManager.js': '354f85419eba97a6',
    'error.js': '3e982b3a2007cc61',
    'auth.js': '9ef886d6dc18f355',
  },
  'server-services-telemetry': {},
  'protocol-base': {
    'protocol.js': 'd36dbc6e0ed8befd',
    'quorum.js': 'fff7f1b374af9705',
    'gitHelper.js': '6e5b2900f016e343',
  },
};

const folderOf = (name: string): string => dirname(require.resolve(`@fluidframework/${name}/package.json`));

/** The product itself, but for what comes along with a package of theirs. */
const broughtBy = (name: string): string =>
  name === 'protocol-base' ? join(folderOf('server-lambdas'), 'package.json') : 'package.json';

/**
 * What the relay knows of Fluid's clients: which operations they send, and on which of them they close a document for good.
 */
const CLIENT_CHANGED =
  'Read the diff of these files, bring src/relay/operations in line, run tests/attack/poison.test.ts, then write the new hashes here.';
const CLIENTS_RELIED_ON: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'container-runtime': {
    'messageTypes.js': '33ec62dc2655125b',
    'inboundBatchAggregator.js': '378ac691f7243c51',
    'opLifecycle/remoteMessageProcessor.js': 'a4acae42974fd72a',
    'opLifecycle/opSplitter.js': '0d3b15beeb69771b',
    'opLifecycle/opDecompressor.js': '5b6ffd301e21f4cc',
    'opLifecycle/opCompressor.js': 'c541e4ef8b278c3c',
    'opLifecycle/opGroupingManager.js': '86920d28ff432761',
    'opLifecycle/duplicateBatchDetector.js': '64b831b0bd6bc015',
    'summary/documentSchema.js': 'f6761241eb4d26b1',
    'summary/summaryFormat.js': '095ea9886da35161',
  },
  'id-compressor': {
    'idCompressor.js': 'a5b7fc8fd7d35307',
    'utilities.js': '0e4190cd8eb3ed50',
    'persistanceUtilities.js': '908c8318eebbd4af',
  },
  tree: {
    'shared-tree-core/messageFormat.js': 'a1633acb14c8ff1b',
    'shared-tree-core/messageFormatV1ToV4.js': 'e06d5352816b24f2',
    'shared-tree/sharedTreeChangeFormat.js': 'da873efe2ae8f039',
  },
};

describe('[RELAY-15] the Fluid server packages', () => {
  it.each(Object.keys(RELIED_ON))('are of one exact version: %s', (name) => {
    const { dependencies } = JSON.parse(readFileSync(broughtBy(name), 'utf8'));
    expect(dependencies[`@fluidframework/${name}`]).toBe(VERSION);
    expect(JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'))).toMatchObject({
      version: VERSION,
    });
  });

  it.each(Object.entries(RELIED_ON))('are inside as the relay knows them: %s', (name, files) => {
    expectUnchanged(files, (file) => join(folderOf(name), 'dist', file), SERVER_CHANGED);
  });
});

const codeOf = (name: string): string =>
  require.resolve(`@fluidframework/${name}/internal`).replace(/(?<=[\\/]dist)[\\/].*$/, '');

describe('[RELAY-30] DocumentGuard: knows Fluid’s clients of the version in use', () => {
  it('each of the runtime’s forms is either taken or refused', () => {
    const forms = Object.values<string>(ContainerMessageType);
    expect([...FORMS_TAKEN, ...FORMS_REFUSED].sort()).toEqual([...forms, 'groupedBatch'].sort());
  });

  it.each(Object.entries(CLIENTS_RELIED_ON))('they are inside as the relay knows them: %s', (name, files) => {
    expectUnchanged(files, (file) => join(codeOf(name), file), CLIENT_CHANGED);
  });
});

/** A failure names the files that changed, and what to do. */
function expectUnchanged(
  files: Readonly<Record<string, string>>,
  pathOf: (file: string) => string,
  whatToDo: string,
): void {
  const changed = Object.entries(files)
    .map(([file, hash]) => ({ file, hash, now: hashOf(pathOf(file)) }))
    .filter(({ hash, now }) => hash !== now)
    .map(({ file, now }) => `${file}: ${now}`);
  expect({ whatToDo, changed }).toEqual({ whatToDo, changed: [] });
}

function hashOf(path: string): string {
  // The map's address at the end is not code.
  const code = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, '');
  return createHash('sha256').update(code).digest('hex').slice(0, 16);
}
