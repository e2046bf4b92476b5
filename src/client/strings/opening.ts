import { catalogue } from './strings.ts';

export const openingStrings = catalogue({
  da: { title: 'Dialogkort', opening: 'Kortene bliver lagt frem …' },
  en: { title: 'Dialogue cards', opening: 'The cards are being laid out …' },
});
