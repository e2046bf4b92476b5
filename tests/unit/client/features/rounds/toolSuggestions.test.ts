import { toolSuggestions } from '../../../../../src/client/features/rounds/toolSuggestionStrings.ts';
import { beforeLastWord, suggestTools } from '../../../../../src/client/features/rounds/toolSuggestions.ts';
import { TOOL_MAX_CHARACTERS, toolKey } from '../../../../../src/domain/table/conversation/limits.ts';

const KNOWN = ['Chat', 'Chatbot', 'Digital post', 'Fælles kalender', 'Kalender', 'E-mail'];

describe('suggestions while typing a tool', () => {
  it('[AROUND-6] begin with the typed letters, in any spelling', () => {
    expect(suggestTools('CHA', KNOWN, [])).toEqual(['Chat', 'Chatbot']);
    expect(suggestTools('email', KNOWN, [])).toEqual(['E-mail']);
  });

  it('[AROUND-6] contain a word that does, after those that begin like it', () => {
    expect(suggestTools('kal', KNOWN, [])).toEqual(['Kalender', 'Fælles kalender']);
  });

  it('[AROUND-6] leave out tools on the list', () => {
    expect(suggestTools('chat', KNOWN, ['chat '])).toEqual(['Chatbot']);
  });

  it('[AROUND-6] are about the word after the last comma, and take its place', () => {
    expect(suggestTools('Kalender, dig', KNOWN, [])).toEqual(['Digital post']);
    expect(beforeLastWord('Kalender, dig')).toBe('Kalender');
    expect(beforeLastWord('dig')).toBe('');
  });

  it('[AROUND-6] wait until something is typed, and are few', () => {
    expect(suggestTools('', KNOWN, [])).toEqual([]);
    expect(suggestTools('Chat, ', KNOWN, [])).toEqual([]);
    expect(
      suggestTools(
        'a',
        Array.from({ length: 9 }, (_, i) => `a${i}`),
        [],
      ),
    ).toHaveLength(4);
  });

  it.each(['da', 'en'] as const)('[AROUND-6] are all different and fit the list (%s)', (language) => {
    const names = toolSuggestions[language];
    expect(new Set(names.map(toolKey)).size).toBe(names.length);
    expect(names.filter((name) => name.length > TOOL_MAX_CHARACTERS)).toEqual([]);
  });
});
