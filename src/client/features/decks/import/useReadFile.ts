import { useCallback, useEffect, useRef, useState } from 'react';
import { ImportFailure, type ImportProblem } from '../../../../domain/import/failure.ts';
import { readInPage } from '../../../../import/browser/readInPage.ts';
import { startWorker } from '../../../../import/browser/startWorker.ts';
import type { ReadingProgress } from '../../../../import/reading.ts';
import { useTableSession } from '../../../session/hooks.ts';
import type { OpenDeck } from '../openDeck.ts';
import { openImported } from './reading.ts';

export type ReadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string; readonly progress: ReadingProgress }
  | { readonly kind: 'refused'; readonly name: string; readonly problem: ImportProblem }
  | { readonly kind: 'lost' }
  | { readonly kind: 'stopped' };

const OPENING: ReadingProgress = { phase: 'opening', done: 0, total: 0 };

/** Reads one file at a time; leaving the page stops it. */
export function useReadFile(onRead: (open: OpenDeck) => void): {
  state: ReadState;
  read: (file: File) => void;
  stop: () => void;
} {
  const { view } = useTableSession();
  const [state, setState] = useState<ReadState>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const read = useCallback(
    (file: File) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const isCurrent = () => running.current === controller;
      const { name } = file;
      setState({ kind: 'reading', name, progress: OPENING });
      readInPage(file, {
        signal: controller.signal,
        startWorker,
        onProgress: (progress) => isCurrent() && setState({ kind: 'reading', name, progress }),
      }).then(
        (imported) => isCurrent() && onRead(openImported(imported, name, view.get().catalogue)),
        (error: unknown) => {
          if (!isCurrent()) return;
          if (controller.signal.aborted) setState({ kind: 'stopped' });
          else if (error instanceof ImportFailure)
            setState({ kind: 'refused', name, problem: error.problem });
          else setState({ kind: 'lost' });
        },
      );
    },
    [onRead, view],
  );
  return { state, read, stop: () => running.current?.abort() };
}
