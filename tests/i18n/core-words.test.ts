import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayIssue } from '@/lib/domain/common/say-issue';
import { messages } from '@/lib/i18n/messages';
import { patternsOf, readMessage } from '@/lib/i18n/read-message';

// What the core and the services say of a field reaches a form, a preview or a toast: each sentence is in the catalogue, by
// which it is said in other languages.
const PATTERNS = patternsOf(messages.fieldErrors);
const isKnown = (message: string) => readMessage(PATTERNS, message) !== undefined;

const WRONG: unknown[] = [
  ...[undefined, null, true, NaN, -1, 0, 0.5, 1e9, 1e17],
  ...['', ' ', 'x', 'x y', 'x\ny', '\u0000', '{', '{zzz}', '2026-13-01', 'x'.repeat(400_000)],
  ...[[], [null], ['x', 'x'], Array(5000).fill('x'), {}, { zzz: 1 }, new Date(NaN)],
];

interface Schema {
  safeParse: (input: unknown, params: object) => { error?: { issues: { path: PropertyKey[]; message: string }[] } };
  _zod: { def: Record<string, unknown> };
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && '_zod' in value;

/** A schema and all that it is made of. */
function* parts(schema: unknown, seen = new Set<unknown>()): Generator<Schema> {
  if (!isSchema(schema) || seen.has(schema)) return;
  seen.add(schema);
  yield schema;
  const { innerType, in: before, out, element, valueType, left, right, shape, options, items } = schema._zod.def;
  const inner = [innerType, before, out, element, valueType, left, right];
  const more = [shape, options, items].flatMap((all) => Object.values((all as object | undefined) ?? {}));
  for (const one of [...inner, ...more]) yield* parts(one, seen);
}

/** What is said of anything wrong. A step behind a check may be given what never comes to it, and fall over it. */
function saidOf(schema: Schema): string[] {
  return WRONG.flatMap((input) => {
    try {
      return schema.safeParse(input, { error: sayIssue }).error?.issues.map(({ message }) => message) ?? [];
    } catch {
      return [];
    }
  });
}

const sourcesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('what the core says of a field', () => {
  it('has words for whatever is wrong with it', async () => {
    const said = new Map<string, string>();
    for (const name of sourcesOf('lib/domain')) {
      const exported: Record<string, unknown> = await import(/* @vite-ignore */ resolve('lib/domain', name));
      for (const [key, value] of Object.entries(exported)) {
        for (const part of parts(value)) for (const message of saidOf(part)) said.set(message, `${name}: ${key}`);
      }
    }
    expect(said.size).toBeGreaterThan(100);
    expect([...said].filter(([message]) => !isKnown(message))).toEqual([]);
  }, 60_000);

  const SAYS = /from 'zod'|ProgramProblem|new InvalidInputError|\b(?:message|problem)\b/;
  const SENTENCE = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
  const OF_A_FIELD =
    /^(?:Must|Give|Is|Cannot|Choose|Type|Name|Names|Please|Only|There|This|A|All|The|No|Nobody|“)\b.*\.$/;
  // The rule checker's findings have keys of their own (programs.check.says); the rest is for programmers or in `refusals`.
  const OTHERS =
    /domain\/programs\/(?:check|finding|template-terms|school-templates|other-templates)|domain\/(?:rewards|backtest|money)\/|services\/errors\.ts/;

  function written(folder: string) {
    return sourcesOf(folder)
      .map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')] as const)
      .filter(([path, source]) => SAYS.test(source) && !OTHERS.test(path))
      .flatMap(([path, source]) =>
        [...source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').matchAll(SENTENCE)]
          .map(([, plain, template]) => (plain ?? template ?? '').replace(/\\'/g, "'"))
          .filter((text) => OF_A_FIELD.test(text))
          .map((text) => [path, text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7')] as const),
      );
  }

  it('is known wherever a sentence is written', () => {
    const known = [PATTERNS, ...Object.values(messages.refusals).map(patternsOf)];
    const said = [...written('lib/domain'), ...written('lib/services')];
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(([, message]) => !known.some((patterns) => readMessage(patterns, message)))).toEqual([]);
  });
});
