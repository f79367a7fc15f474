import { CircleCheck, ShieldQuestion } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { GuardianView } from '@/lib/services/people/guardian-reads';
import { AskGuardian } from './ask-guardian';

/** Whether a guardian has to agree before somebody may take part. */
export function needsGuardian({ state }: Pick<GuardianView, 'state'>): boolean {
  return state !== 'free' && state !== 'granted';
}

/** What a minor reads about the consent: who has to agree, where it stands, and what he can do. */
export function GuardianCard({ guardian }: { guardian: GuardianView }) {
  const t = useTranslations('portalStart.guardian');
  const { state, guardianFirstName, guardianEmailMasked, decidedAt } = guardian;
  if (state === 'free') return null;
  const words = {
    name: guardianFirstName ?? 'none',
    email: guardianEmailMasked ?? '–',
    date: decidedAt ?? new Date(0),
  };
  const Icon = state === 'granted' ? CircleCheck : ShieldQuestion;
  return (
    <section className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <div className="flex items-start gap-3">
        <Icon aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
        <div className="flex flex-col gap-1">
          <h2 className="text-lg">{state === 'granted' ? t('grantedTitle') : t('title')}</h2>
          <p className="text-pretty text-muted-foreground">{t(state, words)}</p>
        </div>
      </div>
      {state === 'no-guardian' || state === 'granted' ? null : <AskGuardian again={state !== 'not-asked'} />}
    </section>
  );
}
