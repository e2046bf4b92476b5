import { tokens as fluent } from '@fluentui/tokens';
import { debug } from '../../../../src/client/buildStubs/debug.ts';
import { tokens } from '../../../../src/client/buildStubs/tokens.ts';

describe('the stand-ins of the build', () => {
  it("say the same as Fluent's list for every token that it has", () => {
    const names = Object.keys(fluent);
    expect(names.length).toBeGreaterThan(400);
    expect(Object.fromEntries(names.map((name) => [name, tokens[name]]))).toEqual(fluent);
  });

  it('pass on errors, and nothing else, of what Fluid tells the console', () => {
    const said: unknown[][] = [];
    const logger = debug('fluid:telemetry');
    logger('quiet');
    logger.log = (...words) => said.push([...words]);
    const error = logger.extend('Container');
    error.enabled = true;
    error('closed');
    expect(said).toEqual([['fluid:telemetry:Container', 'closed']]);
  });
});
