import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { CONSENT_TEXT_VERSION } from '@/lib/domain/people/guardian';
import { type GuardianQuestion, getGuardianQuestion } from '@/lib/services/people/guardian-question';
import { decideConsentAction } from './actions';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('portalStart.guardian.page');
  const question = await getGuardianQuestion((await params).token, new Date());
  return { title: question ? t('meta', { school: question.school.name }) : undefined, robots: { index: false } };
}

/** Where a guardian decides for a minor. Opening it spends nothing: mail scanners open links, too. */
export default async function GuardianPage({ params }: Props) {
  const { token } = await params;
  const question = await getGuardianQuestion(token, new Date());
  if (!question) notFound();
  const { name, supportEmail } = question.school;
  const t = await getTranslations('portalStart.guardian.page');
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col gap-6 px-5 py-10 text-lg">
      <p className="font-semibold text-muted-foreground">{name}</p>
      {question.status === 'asked' ? (
        <Question question={question} token={token} />
      ) : (
        <Answer status={question.status} child={question.childFirstName} />
      )}
      {supportEmail ? (
        <a href={`mailto:${supportEmail}`} className="text-primary underline underline-offset-2">
          {t('contact', { email: supportEmail })}
        </a>
      ) : null}
    </main>
  );
}

async function Question({ question, token }: { question: GuardianQuestion; token: string }) {
  const t = await getTranslations('portalStart.guardian.page');
  const words = { child: question.childFirstName ?? 'none', school: question.school.name };
  return (
    <>
      <header className="flex flex-col gap-3">
        <h1 className="text-pretty text-2xl">{t('title', words)}</h1>
        <p className="text-pretty">{t('lead', words)}</p>
      </header>
      <section className="flex flex-col gap-3 rounded-xl border bg-card p-5">
        <h2 className="text-lg">{t('what')}</h2>
        <ul className="list-disc space-y-2 pl-5 marker:text-muted-foreground">
          {(['code', 'name', 'money', 'data', 'back'] as const).map((point) => (
            <li key={point} className="text-pretty">
              {t(`points.${point}`, words)}
            </li>
          ))}
        </ul>
        <p className="text-base text-muted-foreground">{t('version', { version: CONSENT_TEXT_VERSION })}</p>
      </section>
      <p className="text-pretty text-muted-foreground">{t('guardian')}</p>
      <div className="flex flex-col gap-3 sm:flex-row">
        <ActionForm action={decideConsentAction.bind(null, token, 'granted')} className="flex flex-1 flex-col gap-2">
          <Button type="submit" size="lg" className="w-full">
            {t('yes')}
          </Button>
        </ActionForm>
        <ActionForm action={decideConsentAction.bind(null, token, 'declined')} className="flex flex-1 flex-col gap-2">
          <Button type="submit" variant="secondary" size="lg" className="w-full">
            {t('no')}
          </Button>
        </ActionForm>
      </div>
    </>
  );
}

async function Answer({
  status,
  child,
}: {
  status: Exclude<GuardianQuestion['status'], 'asked'>;
  child: string | null;
}) {
  const t = await getTranslations('portalStart.guardian.page');
  return (
    <div className="flex flex-col gap-3" role="status">
      <h1 className="text-pretty text-2xl">{t(`${status}.title`)}</h1>
      <p className="text-pretty">{t(`${status}.text`, { child: child ?? 'none' })}</p>
    </div>
  );
}
