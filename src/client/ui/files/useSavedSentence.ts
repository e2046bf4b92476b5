import { useHost } from '../../context/hostContext.ts';
import { useStrings } from '../strings.ts';
import { fileStrings } from './fileStrings.ts';

/** Whether a file may stay away although it was handed over: in Teams, and in nothing that says so. */
export function useMayLoseFiles(): boolean {
  return useHost().context.place !== 'outside';
}

/** The text shown after a download, with what to do if the file does not come. `about` replaces the file's name. */
export function useSavedSentence(): (name: string, about?: string) => string {
  const t = useStrings(fileStrings);
  const mayLose = useMayLoseFiles();
  return (name, about = t.saved(name)) => (mayLose ? `${about} ${t.noFile}` : about);
}
