/** What became of an answer or a word without a name. Apart from the rounds' other texts: the panel says it at any time. */
import { catalogue } from '../../ui/strings.ts';

export const keptAnswersStrings = catalogue({
  da: {
    givenBack: 'Det, du delte uden navn, nåede ikke at blive lagt frem. Det står i Mine noter igen.',
    notCounted:
      'Din placering kom ikke med: Serveren startede igen, lige før fordelingen blev vist. I kan tage den igen.',
  },
  en: {
    givenBack: 'Your words without a name were never laid out. They are among your notes to yourself again.',
    notCounted:
      'Your placement was not counted: the server started again just before the spread was shown. You can take it again.',
  },
});
