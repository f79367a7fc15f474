import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { ActionForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Progress } from '@/components/ui/progress';
import { requireReferrer } from '@/lib/auth/session';
import { publicName } from '@/lib/domain/people/public-name';
import { getOwnProfile } from '@/lib/services/portal/profile';
import { CodeStep } from './_components/code-step';
import { HowStep } from './_components/how-step';
import { RewardStep } from './_components/reward-step';
import { finishStepAction, skipStepsAction } from './actions';
import { loadStepParam } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portalStart.welcome'))('progress') };
}

/** The first three steps. Each is kept when it is done, so that one can go away and come back. */
export default async function WelcomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const [t, profile, { step: wanted }] = await Promise.all([
    getTranslations('portalStart.welcome'),
    getOwnProfile(ctx),
    loadStepParam(searchParams),
  ]);
  const step = Math.min(3, Math.max(1, wanted ?? profile.step)) as 1 | 2 | 3;
  const name = profile.shownName ?? (ctx.actor.name.includes('@') ? null : publicName(ctx.actor.name));
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <p className="font-medium text-base text-muted-foreground">{t('step', { step })}</p>
        <Progress value={step} max={3} label={t('progress')} className="h-2.5" />
      </div>
      <h1 className="text-2xl">{step === 1 ? t('title', { name: name ?? 'none' }) : t(`${WORDS[step]}.title`)}</h1>
      {step === 1 ? <HowStep ctx={ctx} /> : null}
      {step === 2 ? <CodeStep ctx={ctx} name={name} /> : null}
      {step === 3 ? <RewardStep ctx={ctx} /> : null}
      <ActionForm action={finishStepAction.bind(null, step)}>
        <Button type="submit" size="lg" className="w-full">
          {step === 3 ? t('finish') : t('next')}
        </Button>
      </ActionForm>
      <div className="flex justify-between gap-3">
        {step > 1 ? (
          <Button asChild variant="ghost" size="lg">
            <Link href={`/portal/welcome?step=${step - 1}`}>{t('back')}</Link>
          </Button>
        ) : (
          <span />
        )}
        {profile.onboardedAt ? null : (
          <ActionForm action={skipStepsAction}>
            <Button type="submit" variant="ghost" size="lg">
              {t('skip')}
            </Button>
          </ActionForm>
        )}
      </div>
    </div>
  );
}

const WORDS = { 2: 'two', 3: 'three' } as const;
