import { type FSWatcher, watch } from 'node:fs';
import { join, sep } from 'node:path';

export type ServerPart = 'app server' | 'meeting simulator';

/** What each process reads when it starts, from the project's root; the longest matching path counts. */
const SOURCES: Readonly<Record<string, ServerPart | 'page'>> = {
  'src/server': 'app server',
  'src/relay': 'app server',
  'src/shared': 'app server',
  'src/domain': 'app server',
  'src/fluid': 'app server',
  'src/securityLog': 'app server',
  'src/sql': 'app server',
  'src/summaries': 'app server',
  'src/client/pages': 'app server',
  'src/phone/page': 'app server',
  decks: 'app server',
  'src/simulator': 'meeting simulator',
  'src/simulator/page': 'page',
};
const TOGETHER_MS = 50;

/** Which process has to start again when this file has changed; nothing for what only the pages are built from. */
export function partOf(file: string): ServerPart | undefined {
  const path = file.split(sep).join('/');
  const [source] = Object.keys(SOURCES)
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
  const part = source === undefined ? undefined : SOURCES[source];
  return part === 'page' ? undefined : part;
}

/** Tells of changed files, those that change together at once. The returned function ends it. */
export function watchSources(root: string, changed: (parts: ReadonlySet<ServerPart>) => void): () => void {
  let parts = new Set<ServerPart>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    changed(parts);
    parts = new Set();
  };
  const watchers: FSWatcher[] = ['src', 'decks'].map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      const part = name === null ? undefined : partOf(join(folder, name));
      if (part === undefined) return;
      parts.add(part);
      clearTimeout(timer);
      timer = setTimeout(tell, TOGETHER_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
