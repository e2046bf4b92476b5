/** The sentences about an import for people: one for each code, saying what is wrong or doubtful, and where. */
import type { Language } from '../../shared/language.ts';
import type { ImportProblem } from './failure.ts';
import { problemInDanish, warningInDanish } from './messages/danish.ts';
import { problemInEnglish, warningInEnglish } from './messages/english.ts';
import type { AreaChoice, ImportWarning } from './warning.ts';

/** What is wrong with a file that cannot be imported. */
export function problemSentence(problem: ImportProblem, language: Language): string {
  return language === 'da' ? problemInDanish(problem) : problemInEnglish(problem);
}

/** Names what a person should check, and what the import chose. */
export function warningSentence(warning: ImportWarning, choice: AreaChoice, language: Language): string {
  return language === 'da' ? warningInDanish(warning, choice) : warningInEnglish(warning, choice);
}
