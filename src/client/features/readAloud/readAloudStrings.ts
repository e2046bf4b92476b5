import { catalogue } from '../../ui/strings.ts';

export const readAloudStrings = catalogue({
  da: { read: 'Læs højt', stop: 'Stop oplæsningen' },
  en: { read: 'Read aloud', stop: 'Stop reading' },
});
