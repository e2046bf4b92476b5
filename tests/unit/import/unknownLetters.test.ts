/** Text of any language is read; what a font says wrongly reads as none. */
import { unknownLetters } from '../../../src/domain/import/unknownLetters.ts';
import { textPages } from '../../support/import/placed.ts';

const LANGUAGES = [
  'Hvordan hjælper I en borger, der ikke kan logge på, og hvad gør I bagefter, når samtalen er slut og alle går hjem?',
  'How do you help a person who cannot sign in, and what do you do afterwards when the call is over and all go home?',
  'Hur hjälper ni en medborgare som inte kan logga in, och vad gör ni efteråt när samtalet är slut och alla går hem?',
  'Wie helfen Sie jemandem, der sich nicht anmelden kann, und was tun Sie danach, wenn das Gespräch zu Ende ist?',
  'Jak pomagacie osobie, która nie może się zalogować, i co robicie potem, gdy rozmowa się skończy i wszyscy wychodzą?',
  'Giriş yapamayan bir vatandaşa nasıl yardım ediyorsunuz ve görüşme bittikten sonra ne yapıyorsunuz, herkes gidince?',
  'Sideed u caawisaan qofka aan gali karin, maxaadse qabataan ka dib marka wada hadalku dhamaado oo dadku baxaan?',
  'Hvernig hjálpið þið borgara sem getur ekki skráð sig inn, og hvað gerið þið eftir á þegar samtalinu er lokið?',
  'كيف تساعدون مواطناً لا يستطيع تسجيل الدخول وماذا تفعلون بعد ذلك عندما تنتهي المكالمة ويذهب الجميع إلى البيت؟',
  'Як ви допомагаєте людині, яка не може увійти, і що ви робите потім, коли розмова закінчилася і всі йдуть додому?',
];

const pagesOf = (text: string) =>
  textPages([
    {
      width: 595,
      height: 842,
      texts: text.split(' ').map((word, index) => ({ text: word, x: 40, y: 20 * index, size: 11 })),
    },
  ]);

test.each(LANGUAGES)('%s [IMPORT-50]', (text) => {
  expect(unknownLetters(pagesOf(text))).toEqual([]);
});
