/** Told at a table whose session is over although nobody ended it at the table itself, and at one that cannot go on. */
import { catalogue } from '../../ui/strings.ts';

export const sessionOverStrings = catalogue({
  da: {
    how: {
      ended: 'Kortene er pakket sammen. De ligger her stadig, så du kan se dem og tage opsamlingen med.',
      replaced: 'I har fået et nyt bord og går videre dér. Her kan du stadig se det gamle.',
      deleted:
        'Bordet er slettet. Det, du ser, er din egen kopi. Tag opsamlingen med, før du går videre, hvis du skal bruge den.',
    },
    stuck: {
      copy: 'Bordet er gået i stykker og kan ikke bruges mere. Det, du ser her, er der stadig, og I kan gå videre med det.',
      wait: 'Bordet er gået i stykker og kan ikke bruges mere. Mødelederen kan begynde et nyt med det, der er på skærmen. Du får besked her.',
    },
    goOnWithCopy: 'Begynd et nyt bord med det, der er på skærmen',
    copyFailed: 'Det lykkedes ikke. Prøv igen om lidt, eller genindlæs siden.',
    goAlong: 'Gå med til det nye bord',
    begin: 'Begynd et nyt bord',
    reopen: 'Tag kortene frem igen',
  },
  en: {
    how: {
      ended:
        'The cards are packed up. They are still here, so you can look at them and take the recap along.',
      replaced: 'You have been given a new table and go on there. You can still look at the old one here.',
      deleted:
        'The table has been deleted. What you see is your own copy. Take the recap along before you go on, if you need it.',
    },
    stuck: {
      copy: 'The table is damaged and cannot be used any more. What you see here is still there, and you can go on with it.',
      wait: 'The table is damaged and cannot be used any more. The facilitator can begin a new one with what is on the screen. You will be told here.',
    },
    goOnWithCopy: 'Begin a new table with what is on the screen',
    copyFailed: 'That did not work. Try again in a moment, or load the page again.',
    goAlong: 'Come along to the new table',
    begin: 'Begin a new table',
    reopen: 'Take the cards out again',
  },
});
