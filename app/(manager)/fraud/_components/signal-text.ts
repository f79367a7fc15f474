import type { useTranslations } from 'next-intl';
import { NOT_CHECKED, type Signal } from '@/lib/domain/fraud/signal';

export type FraudTranslate = ReturnType<typeof useTranslations<'fraud'>>;

/** What a signal says, in a sentence. `names` are those of the people it speaks of. */
export function signalText(signal: Signal, t: FraudTranslate, names: Readonly<Record<string, string>> = {}): string {
  const { key, reason, evidence } = signal;
  if (reason === NOT_CHECKED) return t('reason.not-checked');
  const people = Array.isArray(evidence.contactIds) ? (evidence.contactIds as string[]) : [];
  const values = {
    ...(evidence as Record<string, string | number>),
    names: people.map((id) => names[id] ?? '–').join(' → '),
    ...(typeof evidence.since === 'string' && { since: new Date(evidence.since) }),
  };
  return t(`reason.${key}.${reason}` as 'reason.circular.ring', values);
}
