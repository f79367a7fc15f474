import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/page/description-list';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { ProgramType } from '@/lib/domain/programs/types';
import { describeRules } from '../../_components/describe-rules';

type RuleFactsProps = { definition: ProgramDefinition; currency: string; programType: ProgramType };

/** All rules of a version in words. */
export function RuleFacts({ definition, currency, programType }: RuleFactsProps) {
  const words = { t: useTranslations('programs'), locale: useLocale() };
  const facts = describeRules(definition, { currency, programType }, words);
  return <DescriptionList items={facts.map(({ label, value }) => ({ term: label, value }))} />;
}
