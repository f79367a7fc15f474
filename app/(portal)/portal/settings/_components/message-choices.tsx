import { getTranslations } from 'next-intl/server';
import { toTime } from '@/components/forms/time-of-day';
import { Alert } from '@/components/ui/alert';
import type { Ctx } from '@/lib/services/context';
import { getReaderView } from '@/lib/services/notifications/reader-settings';
import { MessageForm } from './message-form';

/** What a person hears from the school and how, and where he changes it. */
export async function MessageChoices({ ctx }: { ctx: Ctx }) {
  const [t, view] = await Promise.all([getTranslations('portalMessages'), getReaderView(ctx, ctx.actor.id)]);
  const { suppressed, phone, schoolSettings } = view;
  return (
    <section id="messages" className="flex flex-col gap-3 rounded-xl border bg-card px-5 py-4">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="text-pretty text-muted-foreground">{t('lead')}</p>
      {suppressed.email ? <Alert tone="warning" title={t('suppressed.email')} /> : null}
      {suppressed.sms ? <Alert tone="warning" title={t('suppressed.sms')} /> : null}
      <p className="text-pretty text-muted-foreground">{phone ? t('number', { phone }) : t('noPhone')}</p>
      <MessageForm
        messages={view.messages}
        timeZone={view.timeZone}
        timeZones={Intl.supportedValuesOf('timeZone')}
        schoolTimeZone={view.schoolTimeZone}
        quietHours={view.quietHours}
        wantsDigest={view.wantsDigest}
        digestHour={schoolSettings.digestHour}
        school={{ from: toTime(schoolSettings.quietFrom), to: toTime(schoolSettings.quietTo) }}
      />
      <p className="text-pretty text-base text-muted-foreground">{t('always')}</p>
    </section>
  );
}
