/** The sentences people read about an import: one for each code, saying what is wrong or doubtful, and where. */
import type { Language } from '../../shared/language.ts';
import type { ImportProblem } from './failure.ts';
import { problemInDanish, warningInDanish } from './messages/danish.ts';
import { problemInEnglish, warningInEnglish } from './messages/english.ts';
import type { AreaChoice, ImportWarning } from './warning.ts';

/** What is wrong with a file that cannot be imported. */
export function problemSentence(problem: ImportProblem, language: Language): string {
  return language === 'da' ? problemInDanish(problem) : problemInEnglish(problem);
}

/** What a person should look at, and what was chosen for them. */
export function warningSentence(warning: ImportWarning, choice: AreaChoice, language: Language): string {
  return language === 'da' ? warningInDanish(warning, choice) : warningInEnglish(warning, choice);
}
