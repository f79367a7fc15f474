import { BadgeCheck, FileSpreadsheet, Lock, ReceiptText, Scale, Webhook } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { ExampleReceipt } from './_components/example-receipt';
import { SiteFrame } from './_components/site-frame';

const PROMISES = [
  ['explained', ReceiptText],
  ['once', BadgeCheck],
  ['fair', Scale],
  ['yours', Lock],
] as const;

const STEPS = ['publish', 'share', 'enrol', 'pay'] as const;

/** The start page: what Kith is, with a real receipt in sight. */
export default function HomePage() {
  const t = useTranslations('site.home');
  return (
    <SiteFrame>
      <section className="mx-auto grid w-full max-w-6xl items-center gap-10 px-4 pt-10 pb-16 md:pt-20 lg:grid-cols-[1.05fr_1fr] lg:gap-16">
        <div className="flex flex-col items-start gap-5">
          <h1 className="text-2xl md:text-3xl">{t('title')}</h1>
          <p className="max-w-xl text-pretty text-muted-foreground">{t('text')}</p>
          <div className="flex flex-wrap gap-3">
            <Button asChild size="lg">
              <Link href="/sign-in">{t('signIn')}</Link>
            </Button>
            <Button asChild size="lg" variant="secondary">
              <Link href="/help/manager/first-programme">{t('how')}</Link>
            </Button>
          </div>
        </div>
        <ExampleReceipt />
      </section>

      <section aria-labelledby="promises" className="border-y bg-card">
        <div className="mx-auto w-full max-w-6xl px-4 py-16">
          <h2 id="promises" className="text-xl md:text-2xl">
            {t('promises.title')}
          </h2>
          <ul className="mt-8 grid gap-x-10 gap-y-8 sm:grid-cols-2">
            {PROMISES.map(([key, Icon]) => (
              <li key={key} className="flex gap-4">
                <span className="flex size-10 shrink-0 items-center justify-center rounded-lg bg-primary-soft text-primary">
                  <Icon aria-hidden className="size-5" />
                </span>
                <div className="flex flex-col gap-1">
                  <h3 className="text-lg">{t(`promises.${key}.title`)}</h3>
                  <p className="text-pretty text-base text-muted-foreground">{t(`promises.${key}.text`)}</p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      </section>

      <section aria-labelledby="way" className="mx-auto w-full max-w-6xl px-4 py-16">
        <h2 id="way" className="text-xl md:text-2xl">
          {t('steps.title')}
        </h2>
        <ol className="mt-8 grid gap-8 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map((key, index) => (
            <li key={key} className="flex flex-col gap-1.5 border-t-2 border-t-apricot pt-4">
              <p className="tabular text-muted-foreground text-sm">{index + 1}</p>
              <h3 className="text-lg">{t(`steps.${key}.title`)}</h3>
              <p className="text-pretty text-base text-muted-foreground">{t(`steps.${key}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>

      <section aria-labelledby="connect" className="mx-auto w-full max-w-6xl px-4">
        <div className="flex flex-col gap-6 rounded-xl border bg-card p-6 md:flex-row md:items-center md:p-10">
          <div className="flex flex-1 flex-col gap-2">
            <h2 id="connect" className="text-xl">
              {t('connect.title')}
            </h2>
            <p className="max-w-2xl text-pretty text-base text-muted-foreground">{t('connect.text')}</p>
          </div>
          <div className="flex flex-wrap gap-3">
            <Button asChild variant="secondary">
              <Link href="/help/api">
                <Webhook aria-hidden />
                {t('connect.api')}
              </Link>
            </Button>
            <Button asChild variant="secondary">
              <Link href="/help/manager/people-and-files">
                <FileSpreadsheet aria-hidden />
                {t('connect.csv')}
              </Link>
            </Button>
          </div>
        </div>
      </section>
    </SiteFrame>
  );
}
