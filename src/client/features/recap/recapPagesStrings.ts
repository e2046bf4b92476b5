/** The recap on the stage, page by page. */
import { catalogue } from '../../ui/strings.ts';

export const recapPagesStrings = catalogue({
  da: {
    pages: 'Sider i opsamlingen',
    number: (at: number, count: number) => `Side ${at} af ${count}`,
    page: (at: number, count: number, title: string) => `Side ${at} af ${count}: ${title}`,
    previous: 'Forrige side',
    next: 'Næste side',
    following: 'Mødelederen bladrer for alle.',
    letGo: 'Læs i dit eget tempo',
    alone: 'Du læser i dit eget tempo.',
    follow: 'Følg mødelederen',
    goneOn: 'De andre er gået videre. Læs færdig i ro og mag.',
    back: 'Tilbage til bordet',
  },
  en: {
    pages: 'Pages of the recap',
    number: (at: number, count: number) => `Page ${at} of ${count}`,
    page: (at: number, count: number, title: string) => `Page ${at} of ${count}: ${title}`,
    previous: 'Previous page',
    next: 'Next page',
    following: 'The facilitator turns the pages for everybody.',
    letGo: 'Read at your own pace',
    alone: 'You are reading at your own pace.',
    follow: 'Follow the facilitator',
    goneOn: 'The others have gone on. Take your time to finish.',
    back: 'Back to the table',
  },
});
