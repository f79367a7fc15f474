import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayFieldError } from '@/lib/i18n/field-error';
import { messages } from '@/lib/i18n/messages';
import { knownReason, sayReason } from '@/lib/i18n/say-reason';

describe('why a provider did not do it', () => {
  it('is said in the reader’s language where Kith wrote it, with what they said in it', () => {
    expect(sayReason('The bank gave no reason.', 'de')).toBe('Die Bank nennt keinen Grund.');
    expect(sayReason('Resend says: API key is invalid', 'es')).toBe('Resend dice: API key is invalid');
    expect(sayReason('The bank gave no reason.', 'en')).toBe('The bank gave no reason.');
  });

  it('stays theirs where they said it', () => {
    expect(sayReason('Insufficient funds', 'de')).toBe('Insufficient funds');
    expect(knownReason('Insufficient funds', 'de')).toBeUndefined();
  });

  it('is said at a field too, when a connection is refused', () => {
    expect(sayFieldError('Twilio does not accept this SID and token.', 'de')).toBe(
      'Twilio nimmt diese SID und dieses Token nicht an.',
    );
  });

  it.each(Object.values(messages.providerReasons))('has words in each language for: %s', (text) => {
    const message = text.replace(/\{\w+\}/g, '7');
    for (const locale of ['de', 'es'] as const) expect(sayReason(message, locale)).not.toBe(message);
  });

  it('is known wherever an adapter writes a sentence', () => {
    const sources = readdirSync('lib/integrations', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('lib/integrations', name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
    const said = sources.flatMap((source) =>
      [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
        .map(([, plain, template]) => plain ?? template ?? '')
        .filter((text) => /^[A-Z$].* .*\.$/.test(text))
        .map((text) => text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7')),
    );
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((text) => knownReason(text, 'de') === undefined)).toEqual([]);
  });
});
