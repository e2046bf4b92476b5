/** Makes, edits, reads and deletes a table at each Fluid service, by the addresses that people use. */
import { MAIN_SERVICE, type ServerConfig } from '../config.ts';
import { fluidOf, namesOf } from '../fluidServices.ts';
import { type Finding, fine, look, wrong } from './finding.ts';
import { type Trial, tryFluidService } from './trial.ts';

const FAILED: Readonly<Record<NonNullable<Trial['failedAt']>, string>> = {
  make: 'cannot be made: see the lines on the Fluid service, its key and its clock.',
  connect: 'can be made, but not connected to: see the line WebSockets.',
  edit: 'takes no edit: see the server’s log.',
  read: 'cannot be read after an edit: see the server’s log.',
};

export async function checkTables(config: ServerConfig): Promise<Finding[]> {
  const names = namesOf(config);
  return (await Promise.all(names.map((name) => checkTable(config, name)))).flat();
}

async function checkTable(config: ServerConfig, name: string): Promise<Finding[]> {
  const about = name === MAIN_SERVICE ? 'Table' : `Table at ${name}`;
  const { failedAt, editMs, deletion } = await tryFluidService({ config, fluid: fluidOf(config, name) });
  const found = [
    failedAt === undefined
      ? fine(about, `was made, edited in ${Math.round(editMs)} ms and read.`)
      : wrong(about, FAILED[failedAt]),
  ];
  if (deletion === 'unsupported')
    found.push(
      look(about, 'cannot be deleted by this service: what people delete has to be deleted there by hand.'),
    );
  else if (deletion === 'failed' || deletion === 'later')
    found.push(wrong(about, 'was made for this test and could not be deleted.'));
  return found;
}
