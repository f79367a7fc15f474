import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { ProgramType } from '@/lib/domain/programs/types';
import { describeRules } from './describe-rules';
import type { Words } from './translate';

/** A rule that differs between two versions. Null: it was not there, or is there no more. */
export type RuleChange = { key: string; label: string; before: string | null; after: string | null };

type About = { currency: string; programType: ProgramType };

/** What changed from one definition to another, rule by rule in words; the terms line by line. */
export function compareRules(
  before: ProgramDefinition,
  after: ProgramDefinition,
  about: About,
  words: Words,
): RuleChange[] {
  const old = new Map(describeRules(before, about, words).map((fact) => [fact.key, fact]));
  const now = new Map(describeRules(after, about, words).map((fact) => [fact.key, fact]));
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  const changes = keys.flatMap((key): RuleChange[] => {
    const was = old.get(key);
    const is = now.get(key);
    if (was?.value === is?.value && was?.label === is?.label) return [];
    // The same rule under another name, such as a bonus that moved to a later friend, is one gone and one new.
    if (was && is && was.label !== is.label) {
      return [
        { key: `${key}-`, label: was.label, before: was.value, after: null },
        { key, label: is.label, before: null, after: is.value },
      ];
    }
    return [{ key, label: (is ?? was)?.label ?? key, before: was?.value ?? null, after: is?.value ?? null }];
  });
  return [...changes, ...termsChanges(before.termsAndConditions, after.termsAndConditions, words)];
}

function termsChanges(before: string, after: string, { t }: Words): RuleChange[] {
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  const old = lines(before);
  const now = lines(after);
  const label = t('facts.terms');
  return [
    ...old
      .filter((line) => !now.includes(line))
      .map((line) => ({ key: `terms-${line}`, label, before: line, after: null })),
    ...now
      .filter((line) => !old.includes(line))
      .map((line) => ({ key: `terms+${line}`, label, before: null, after: line })),
  ];
}
