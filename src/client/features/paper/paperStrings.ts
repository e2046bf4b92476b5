import { catalogue } from '../../ui/strings.ts';

/** Paper cards in the room, and their codes. */
export const paperStrings = catalogue({
  da: {
    what: 'Skriv den kode, der står nederst på kortet. Så bliver kortet vendt for alle.',
    code: 'Kode',
    turn: 'Vend kortet',
    photo: 'Tag et billede af koden',
    reading: 'Læser billedet …',
    /** What came of it. */
    turned: (question: string) => `Kortet er vendt: ${question}`,
    wrong: {
      empty: 'Skriv kortets fire tegn.',
      notACode: 'Det er ikke en kode. Se efter, om alle fire tegn er rigtige.',
      notHere: 'Kortet hører til et andet kortsæt end det, der ligger på bordet.',
      leftOut: 'Kortet er ikke med i dag.',
      there: 'Kortet ligger allerede på bordet.',
      notNow: 'Kortet kan ikke vendes lige nu. Prøv igen om lidt.',
      notAllowed: 'Mødelederen vender kortene i dag. Sig, at du gerne vil have dette frem.',
      noCodeInPicture: 'Der er ingen kode at se på billedet. Gå tættere på, eller skriv koden.',
    },
  },
  en: {
    what: 'Type the code at the bottom of the card, and it is turned for everybody.',
    code: 'Code',
    turn: 'Turn the card',
    photo: 'Take a picture of the code',
    reading: 'Reading the picture …',
    turned: (question: string) => `The card is turned: ${question}`,
    wrong: {
      empty: 'Type the card’s four characters.',
      notACode: 'That is not a code. Check that all four characters are right.',
      notHere: 'The card belongs to another deck than the one on the table.',
      leftOut: 'The card is not in use today.',
      there: 'The card is already on the table.',
      notNow: 'The card cannot be turned just now. Try again in a moment.',
      notAllowed: 'The facilitator turns the cards today. Say that you would like this one.',
      noCodeInPicture: 'There is no code to be seen in the picture. Go closer, or type the code.',
    },
  },
});
