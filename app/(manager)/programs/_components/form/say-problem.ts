import type { useTranslations } from 'next-intl';
import { get } from 'react-hook-form';
import type { ProgramFormValues } from './values';

type Problem = { path: string; code: string; message: string };
type Translate = ReturnType<typeof useTranslations<'programs.form.problem'>>;

/** The core speaks to developers; what people meet most often is said in their words and at their field. */
export function sayProblem(
  values: ProgramFormValues,
  t: Translate,
  problem: Problem,
  sayField: (message: string) => string,
): Pick<Problem, 'path' | 'message'> {
  const { path, code, message } = problem;
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (last === 'amountMinor' && code === 'missing') {
    const isRate = get(values, path.replace(/amountMinor$/, 'form')) === 'percentage';
    return { path: isRate ? path.replace(/amountMinor$/, 'rateBps') : path, message: t('value') };
  }
  if (last === 'multiplierBps' && code === 'missing') {
    const isExtra = get(values, path.replace(/multiplierBps$/, 'form')) === 'extra';
    return { path: isExtra ? path.replace(/multiplierBps$/, 'extraMinor') : path, message: t('value') };
  }
  if (path === 'endsAt' && code !== 'missing') return { path, message: t('endBeforeStart') };
  if (path === 'rewards.referrer' || path.match(/^rewards\.courses\.\d+\.referrer$/)) {
    return { path: `${path}.on`, message: t('noReward') };
  }
  if (path.match(/promotions\.\d+\.endsAt$/)) return { path, message: t('endBeforeStart') };
  if (last === 'courseExternalIds') return { path, message: t('courses') };
  if (last === 'item') return { path, message: t('item') };
  if (path.match(/tiers\.\d+\.fromCount$/) && code === 'custom') return { path, message: t('ascending') };
  if (path.match(/vesting\.\d+\.shareBps$/) && code === 'custom') return { path, message: t('shares') };
  if (code === 'missing' || get(values, path) === null || get(values, path) === '') {
    return { path, message: t('missing') };
  }
  return { path, message: sayField(message) };
}
