import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayFieldError } from '@/lib/i18n/field-error';
import { messages } from '@/lib/i18n/messages';
import { knownReason, sayReason } from '@/lib/i18n/say-reason';

/** The sources of a folder, without their comments. */
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));

/** The texts in a source, with a figure for what is put in. */
const textsOf = (source: string) =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, template]) =>
    (plain ?? template ?? '').replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7'),
  );

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
    const said = filesOf('lib/integrations')
      .flatMap(textsOf)
      .filter((text) => /^[A-Z$].* .*\.$/.test(text));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((text) => knownReason(text, 'de') === undefined)).toEqual([]);
  });
});

describe('why money moved', () => {
  it.each([
    ['Made into a discount code', 'In einen Rabattcode umgewandelt', 'Convertido en un código de descuento'],
    ['Handed over: A bag', 'Übergeben: A bag', 'Entregado: A bag'],
    [
      'After refunds of 250.00 EUR of the net value 1000.00 EUR is left: 40.00 EUR stands.',
      'Nach Erstattungen von 250,00 € sind vom Nettowert 1.000,00 € übrig: 40,00 € bleiben bestehen.',
      'Tras devoluciones de 250,00 € quedan 1000,00 € del valor neto: se mantienen 40,00 €.',
    ],
  ])('is said in the reader’s language where Kith wrote it: %s', (reason, german, spanish) => {
    const said = (locale: 'de' | 'es' | 'en') => sayReason(reason, locale).replaceAll('\u00a0', ' ');
    expect([said('de'), said('es'), said('en')]).toEqual([german, spanish, reason]);
  });

  it('stays as somebody typed it', () => {
    expect(sayReason('Ben moved to Lisbon', 'de')).toBe('Ben moved to Lisbon');
  });

  it.each(Object.values(messages.ledgerReasons))('has words in each language for: %s', (text) => {
    const reason = text.replace(/\{\w+\}/g, '7');
    for (const locale of ['de', 'es'] as const) expect(sayReason(reason, locale)).not.toBe(reason);
  });

  it('is known wherever a service moves money, and of every step that takes back', () => {
    const moving = filesOf('lib/services').filter((source) =>
      /\b(?:planTransfer|TransferPlan|postTransfers)\b/.test(source),
    );
    expect(moving.length).toBeGreaterThan(20);
    // A refusal ends with a full stop; the reason of a transfer does not.
    const said = moving.flatMap(textsOf).filter((text) => /^[A-Z].* .*[^.]$/.test(text));
    expect(said.length).toBeGreaterThan(15);
    const steps = filesOf('lib/domain/rewards')
      .filter((source) => source.includes("step: 'clawback'"))
      .flatMap(textsOf)
      .filter((text) => /^[A-Z].* .*\.$/.test(text));
    expect(steps.length).toBe(3);
    expect([...said, ...steps].filter((text) => knownReason(text, 'de') === undefined)).toEqual([]);
  });
});
