import { ArrowRight, Minus, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { ProgramType } from '@/lib/domain/programs/types';
import { compareRules, type RuleChange } from '../../_components/compare-rules';

type RuleChangesProps = {
  before: ProgramDefinition;
  after: ProgramDefinition;
  currency: string;
  programType: ProgramType;
  /** Said when nothing differs. */
  none: string;
};

/** What changed from one version to another: each rule with what it was and what it is. */
export function RuleChanges({ before, after, currency, programType, none }: RuleChangesProps) {
  const words = { t: useTranslations('programs'), locale: useLocale() };
  const changes = compareRules(before, after, { currency, programType }, words);
  if (changes.length === 0) return <p className="text-muted-foreground">{none}</p>;
  return (
    <ul className="flex flex-col divide-y rounded-xl border">
      {changes.map((change) => (
        <Change key={change.key} change={change} />
      ))}
    </ul>
  );
}

function Change({ change }: { change: RuleChange }) {
  const t = useTranslations('programs.versions');
  const { label, before, after } = change;
  const Icon = before === null ? Plus : after === null ? Minus : ArrowRight;
  const word = before === null ? t('added') : after === null ? t('removed') : t('changed');
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5">
      <p className="flex items-center gap-1.5 text-muted-foreground text-sm">
        <Icon aria-hidden className="size-3.5" />
        {word}: {label}
      </p>
      {before === null ? null : (
        <p className="text-pretty text-muted-foreground">
          <span className="sr-only">{t('before')} </span>
          <del>{before}</del>
        </p>
      )}
      {after === null ? null : (
        <p className="text-pretty font-medium">
          <span className="sr-only">{t('after')} </span>
          <ins className="no-underline">{after}</ins>
        </p>
      )}
    </li>
  );
}
