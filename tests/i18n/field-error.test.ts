import { describe, expect, it } from 'vitest';
import { sayCellError, sayFieldError } from '@/lib/i18n/field-error';
import { messages } from '@/lib/i18n/messages';

const fill = (text: string) => text.replace(/(?<!')\{\w+\}/g, '7').replace(/'([{}])'/g, '$1');

describe('what the core says of a field', () => {
  it.each([
    ['Must not be empty.', 'Darf nicht leer sein.'],
    ['Must have at most 1000 characters.', 'Darf höchstens 1000 Zeichen haben.'],
    ['Must be from 0 to 23.', 'Muss zwischen 0 und 23 liegen.'],
    ['Must be at most 60 months (five years).', 'Darf höchstens 60 Monate sein (fünf Jahre).'],
    ['Must be at most 23.', 'Darf höchstens 23 sein.'],
    ['Must be “Ana Gómez”.', 'Muss „Ana Gómez“ sein.'],
    [
      'There is no {city} here. This message knows {firstName}, {school}.',
      '{city} gibt es hier nicht. Diese Nachricht kennt {firstName}, {school}.',
    ],
    ['Something new.', 'Dieser Wert geht hier nicht.'],
  ])('%s in German: %s', (message, german) => {
    expect(sayFieldError(message, 'de')).toBe(german);
    expect(sayFieldError(message, 'en')).toBe(message);
  });

  it('says an amount as it is typed in a page, and in cents, as in a file, in a file', () => {
    const message = 'Must be at most 402050 ($4,020.50): no more is left.';
    expect(sayFieldError(message, 'en')).toBe('Only $4,020.50 is left.');
    expect(sayFieldError(message, 'de')).toBe('Es sind nur noch 4.020,50\u00a0$ übrig.');
    expect(sayCellError(message, 'en')).toBe(message);
    expect(sayCellError(message, 'de')).toBe('Darf höchstens 402050 (4.020,50\u00a0$) sein: Mehr ist nicht übrig.');
  });

  it.each(Object.entries(messages.fieldErrors))('knows %s by its English words, in each language', (_, text) => {
    for (const locale of ['de', 'es'] as const) expect(sayFieldError(fill(text), locale)).not.toBe(fill(text));
  });

  it.each([
    'Must be a day of the calendar, such as 2026-08-01.',
    'Must be a day, such as 2026-09-15.',
    'Must be a day such as 2026-08-01, or an ISO 8601 instant with a time zone.',
  ])('has no format for a day, which is chosen and not typed: %s', (message) => {
    expect(sayFieldError(message, 'en')).toBe('Choose a day.');
    expect(sayFieldError(message, 'de')).toBe('Bitte einen Tag wählen.');
  });
});
