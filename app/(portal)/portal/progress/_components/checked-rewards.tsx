import { getTranslations } from 'next-intl/server';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import type { OwnFraudCase } from '@/lib/services/fraud/reads';
import { AppealForm } from './appeal-form';

type CheckedRewardsProps = {
  cases: readonly OwnFraudCase[];
  /** First names of friends, by referral. */
  friends: ReadonlyMap<string, string | null>;
};

/** Rewards that the school looks at, or refused: what happens now, and what the referrer can do. */
export async function CheckedRewards({ cases, friends }: CheckedRewardsProps) {
  const t = await getTranslations('fraud.portal');
  const words = { text: t('text'), send: t('send'), sent: t('sent') };
  const titles = { checking: t('title'), refused: t('refusedTitle'), appealed: t('appealedTitle') };
  return cases.map(({ id, referralId, state, reason, mayAppeal, appealDueAt, answerDueAt, isLate }) => {
    const friend = friends.get(referralId) ?? t('friend');
    return (
      <Card key={id}>
        <CardHeader>
          <CardTitle>{titles[state]}</CardTitle>
        </CardHeader>
        <CardContent className="flex flex-col gap-3">
          <p className="text-pretty break-words">{t(state, { friend, reason: reason ?? '' })}</p>
          {state === 'refused' ? (
            <p className="text-muted-foreground">
              {mayAppeal && appealDueAt ? t('due', { due: appealDueAt }) : t('over')}
            </p>
          ) : null}
          {answerDueAt ? (
            <p className="text-muted-foreground">{t(isLate ? 'answerLate' : 'answerDue', { due: answerDueAt })}</p>
          ) : null}
          {mayAppeal ? <AppealForm caseId={id} words={words} /> : null}
        </CardContent>
      </Card>
    );
  });
}
