import { describe, expect, it } from 'vitest';
import { chooseLocale, localeNamed } from '@/lib/i18n/choose-locale';

describe('chooseLocale', () => {
  it.each([
    ['what was chosen beats the browser', { chosen: 'de', acceptLanguage: 'es' }, 'de'],
    ['a choice there is no catalogue for is none', { chosen: 'fr', acceptLanguage: 'es' }, 'es'],
    ['a region is answered in its language', { acceptLanguage: 'es-MX,es;q=0.9,en;q=0.8' }, 'es'],
    ['the best weight wins, not the first place', { acceptLanguage: 'en;q=0.5, de-AT;q=0.9' }, 'de'],
    ['what is refused is not given', { acceptLanguage: 'es;q=0, fr' }, 'en'],
    ['nothing known: the fallback', { acceptLanguage: 'fr-CA, *', fallback: 'de' as const }, 'de'],
    ['nothing asked at all', {}, 'en'],
    ['a header that is no header', { acceptLanguage: ';;;q=x,,\u0000' }, 'en'],
  ])('%s', (_name, asked, expected) => {
    expect(chooseLocale(asked)).toBe(expected);
  });

  it('knows languages by their exact names', () => {
    expect(localeNamed('es')).toBe('es');
    expect(localeNamed('ES')).toBeUndefined();
    expect(localeNamed(null)).toBeUndefined();
  });
});
