import { Sprout } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { skipStepsAction } from '../welcome/actions';

/** The way to the first steps, or on with them; gone when they are done or put away. */
export function WelcomeCard({ step }: { step: number }) {
  const t = useTranslations('portalStart.welcome.card');
  return (
    <section className="flex flex-col gap-4 rounded-xl border bg-primary-soft p-5">
      <div className="flex items-start gap-3">
        <Sprout aria-hidden className="mt-1 size-5 shrink-0 text-primary" />
        <div className="flex flex-col gap-1">
          <h2 className="text-lg">{t('title', { step })}</h2>
          <p className="text-pretty">{t('text')}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild size="lg" className="flex-1">
          <Link href="/portal/welcome">{t('start', { step })}</Link>
        </Button>
        <ActionForm action={skipStepsAction}>
          <Button type="submit" variant="ghost" size="lg">
            {t('later')}
          </Button>
        </ActionForm>
      </div>
    </section>
  );
}
