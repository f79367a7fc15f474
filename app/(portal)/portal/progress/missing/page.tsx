import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Card, CardContent } from '@/components/ui/card';
import { requireReferrer } from '@/lib/auth/session';
import { ASKED_CHANNELS } from '@/lib/domain/attribution/question';
import { dayIn } from '@/lib/domain/common/days';
import { ownQuestions } from '@/lib/services/attribution/question-reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { PortalHeader } from '../../_components/portal-header';
import { MissingForm } from '../_components/missing-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.missing'))('title') };
}

/** A referrer asks where his referral is, and reads the answers. */
export default async function MissingPage() {
  const ctx = await requireReferrer();
  const [t, questions, { timeZone }] = await Promise.all([
    getTranslations('portal.missing'),
    ownQuestions(ctx),
    getOrganization(ctx),
  ]);
  const words = {
    friendName: t('friendName'),
    friendContact: t('friendContact'),
    sharedOn: t('sharedOn'),
    channel: t('channel'),
    note: t('note'),
    send: t('send'),
    sent: t('sent'),
  };
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title')} lead={t('lead')} />
      <Card>
        <CardContent className="py-5">
          <MissingForm
            today={dayIn(timeZone, ctx.now)}
            channels={ASKED_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
            words={words}
          />
        </CardContent>
      </Card>
      {questions.length ? (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg">{t('yours')}</h2>
          <ul className="flex flex-col divide-y rounded-xl border bg-card">
            {questions.map(({ id, friendName, sharedOn, status, answer }) => (
              <li key={id} className="flex flex-col gap-1 px-5 py-3.5">
                <p className="break-words font-medium">
                  {t('about', { friend: friendName, shared: new Date(`${sharedOn}T12:00:00Z`) })}
                </p>
                <p>{t(status)}</p>
                {answer ? (
                  <p className="whitespace-pre-wrap break-words text-muted-foreground">{t('says', { answer })}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
