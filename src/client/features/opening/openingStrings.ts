import { catalogue } from '../../ui/strings.ts';

export const openingStrings = catalogue({
  da: {
    title: 'Dialogkort',
    opening: 'Kortene bliver lagt frem …',
    recap: 'Opsamling',
    wait: 'Et øjeblik, så er siden klar.',
  },
  en: {
    title: 'Dialogue cards',
    opening: 'The cards are being laid out …',
    recap: 'Recap',
    wait: 'One moment, and the page is ready.',
  },
});
