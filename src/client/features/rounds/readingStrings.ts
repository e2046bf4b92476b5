/** Time to read a card. */
import { catalogue } from '../../ui/strings.ts';

export const readingStrings = catalogue({
  da: {
    wait: 'Vent, jeg læser',
    done: 'Jeg har læst kortet',
    private: 'Mødelederen kan se, at nogen læser endnu, men ikke hvem.',
    readers: (count: number) => `${count} læser endnu`,
    failed: 'Det kom ikke frem. Prøv igen.',
  },
  en: {
    wait: 'Wait, I’m reading',
    done: 'I have read the card',
    private: 'The facilitator sees how many people are still reading, but no names.',
    readers: (count: number) => (count === 1 ? '1 is still reading' : `${count} are still reading`),
    failed: 'It did not get through. Try again.',
  },
});
