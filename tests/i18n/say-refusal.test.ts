import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages } from '@/lib/i18n/messages';
import { patternsOf, readMessage } from '@/lib/i18n/read-message';
import { sayFieldErrors, sayRefusal } from '@/lib/i18n/say-refusal';
import { REFUSAL_CODES, type RefusalCode } from '@/lib/services/refusal-codes';

const fill = (text: string) => text.replace(/\{\w+\}/g, '7');
const sentences = REFUSAL_CODES.flatMap((code) =>
  Object.values(messages.refusals[code]).map((text) => [code, fill(text)] as const),
);

describe('why something was refused', () => {
  it.each<[RefusalCode, string, string, string]>([
    ['already-settled', 'This reward is paid already.', 'Estado: Pagada', 'Stand: Ausgezahlt'],
    ['already-settled', 'This reward is being paid already.', 'ya se está pagando', 'wird schon ausgezahlt'],
    ['already-settled', 'This reward has expired.', 'ha caducado', 'ist verfallen'],
    ['code-taken', 'The code ANA-24 is taken. Choose another.', 'El código ANA-24 ya', 'Den Code ANA-24 gibt'],
    ['insufficient-balance', 'Only $1,020.00 of credit is available.', '1020,00 US$', 'nur 1.020,00 $ Guthaben'],
    ['insufficient-balance', 'This code is worth ¥500.', '500 JPY', 'Code ist 500 ¥ wert'],
    ['insufficient-balance', 'This code is worth much.', 'much', 'Code ist much wert'],
    ['invalid-transition', 'A programme that is ended cannot become active.', '«', '„Beendet“ kann nicht „Aktiv“'],
    [
      'question-answered',
      'Somebody has answered this question already (granted). Load it again to see how.',
      'Otra persona',
      'Jemand anders hat diese Frage schon beantwortet (Zugesprochen)',
    ],
    ['not-found', 'There is no such reward here.', 'ya no está', 'gibt es hier nicht mehr'],
  ])('%s: %s, in Spanish and German', (code, message, spanish, german) => {
    expect(sayRefusal({ code, message }, 'es')).toContain(spanish);
    expect(sayRefusal({ code, message }, 'de')).toContain(german);
    expect(sayRefusal({ code, message }, 'en')).toBe(message);
  });

  it.each(sentences)('%s has words in each language for: %s', (code, message) => {
    for (const locale of ['es', 'de'] as const) {
      const said = sayRefusal({ code, message }, locale);
      expect(said).not.toBe(message);
      expect(said).not.toMatch(/[{}]/);
    }
  });

  it('says what its code means where nobody knows the sentence, and never half of one', () => {
    for (const code of REFUSAL_CODES) {
      const said = sayRefusal({ code, message: 'Nobody has heard this before.' }, 'de');
      expect(said).not.toMatch(/[{}]|heard/);
      expect(said.length).toBeGreaterThan(10);
    }
  });

  it('says the same at the field at which a rule is told', () => {
    const message = 'This code has expired.';
    const errors = [
      { path: 'code', message },
      { path: 'name', message: 'Must not be empty.' },
    ];
    expect(sayFieldErrors({ code: 'code-expired', message, errors }, 'de')).toEqual([
      { path: 'code', message: 'Dieser Code ist abgelaufen.' },
      { path: 'name', message: 'Darf nicht leer sein.' },
    ]);
  });
});

// What a service says when it refuses is written where it refuses: each sentence of such a file has to be in the catalogue.
describe('the sentences of the services', () => {
  const THROWS = /new (?:Rule|Conflict|App)Error\(/;
  const SENTENCE = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
  // What is put together from parts is in the catalogue as its wholes.
  const MADE_OF_PARTS = [/has decided this in the meantime/, /^This provider takes nothing back/];
  const files = readdirSync('lib/services', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const throwing = files
    .map((name) => [name, readFileSync(join('lib/services', name), 'utf8')] as const)
    .filter(([name, source]) => THROWS.test(source) || name.endsWith('refusal-messages.ts'));
  const said = throwing.flatMap(([name, source]) =>
    [...source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').matchAll(SENTENCE)]
      .map(([, plain, template]) => plain ?? template ?? '')
      .filter((text) => /^[A-Z$].* .*\.$/.test(text) && !MADE_OF_PARTS.some((form) => form.test(text)))
      .map((text) => [name, text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7')] as const),
  );

  it('were found', () => {
    expect(throwing.length).toBeGreaterThan(50);
    expect(said.length).toBeGreaterThan(80);
  });

  it('each have words, under a code or as what is said of a field', () => {
    const known = [...Object.values(messages.refusals), messages.fieldErrors].map(patternsOf);
    const unknown = said.filter(([, message]) => !known.some((patterns) => readMessage(patterns, message)));
    expect(unknown).toEqual([]);
  });
});
