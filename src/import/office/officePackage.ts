/** The parts of an Office document (ECMA-376 part 2, OPC) and how they refer to each other. */
import { ImportFailure } from '../../domain/import/failure.ts';
import type { Archive } from './archive.ts';
import { walkXml } from './xml.ts';

export interface Relation {
  /** The last word of its type, such as `worksheet`: the same in the strict and the transitional format. */
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

export class OfficePackage {
  readonly archive: Archive;

  constructor(archive: Archive) {
    this.archive = archive;
  }

  /**
   * Name of the document itself: what the package says, else the part that is usually called so.
   * @throws ImportFailure `file-broken` if there is none
   */
  main(usual: RegExp): string {
    const told = [...this.relationsOf('').values()].find(({ type }) => type === 'officeDocument')?.target;
    if (told !== undefined && this.archive.has(told)) return told;
    const found = this.archive.names.find((name) => usual.test(name));
    if (found === undefined) throw new ImportFailure({ code: 'file-broken' });
    return found;
  }

  /** @throws ImportFailure `file-broken` if there is no such part */
  read(name: string): Uint8Array {
    const part = this.archive.read(name);
    if (!part) throw new ImportFailure({ code: 'file-broken' });
    return part;
  }

  /** What a part refers to, by id. Targets outside of the package are left out. */
  relationsOf(part: string): Map<string, Relation> {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const relations = new Map<string, Relation>();
    const bytes = this.archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
    if (!bytes) return relations;
    walkXml(bytes, {
      open: (name, { Id = '', Type = '', Target = '', TargetMode = '' }) => {
        if (name !== 'Relationship' || TargetMode === 'External') return;
        relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(folder, Target) });
      },
    });
    return relations;
  }

  /** The part of that type that another refers to, else the one that is usually called so. */
  related(part: string, type: string, usual: RegExp): Uint8Array | undefined {
    const targets = [...this.relationsOf(part).values()].filter((relation) => relation.type === type);
    const target = targets.find((relation) => this.archive.has(relation.target))?.target;
    const name = target ?? this.archive.names.find((each) => usual.test(each));
    return name === undefined ? undefined : this.archive.read(name);
  }
}

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/').split('#')[0] ?? '';
  const parts = path.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
