import { type Voice, voiceFor } from '../../../../../src/client/features/readAloud/voices.ts';

function voice(lang: string, localService = true, isDefault = false): Voice {
  return { lang, localService, default: isDefault };
}

describe('the voice that reads a question', () => {
  it('[AROUND-8] speaks the language of the question, or there is none', () => {
    const danish = voice('da-DK');
    expect(voiceFor([voice('en-US'), danish, voice('de-DE')], 'da')).toBe(danish);
    expect(voiceFor([voice('en-US'), voice('nb-NO')], 'da')).toBeUndefined();
    expect(voiceFor([], 'en')).toBeUndefined();
  });

  it('[AROUND-8] is the device’s own: none sends the question over the network', () => {
    const [far, here] = [voice('da-DK', false, true), voice('da')];
    expect(voiceFor([far, here], 'da')).toBe(here);
    expect(voiceFor([far], 'da')).toBeUndefined();
  });

  it('[AROUND-8] is known by any way of writing its language', () => {
    const [phone, short] = [voice('da_DK'), voice('da')];
    expect(voiceFor([phone], 'da')).toBe(phone);
    expect(voiceFor([short], 'da')).toBe(short);
    expect(voiceFor([voice('dav-KE')], 'da')).toBeUndefined();
  });

  it('[AROUND-8] is of the country whose wording the cards have, if there is one', () => {
    const [american, british] = [voice('en-US', true, true), voice('en-GB')];
    expect(voiceFor([american, british], 'en')).toBe(british);
  });
});
