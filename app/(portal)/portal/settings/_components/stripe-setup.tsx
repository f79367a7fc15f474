'use client';
import { ExternalLink } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { checkStripeAction, startStripeAction } from '../actions';

type StripeSetupProps = {
  isStarted: boolean;
  /** Whether he is paid another way already, so that this is no more than a choice. */
  isOther: boolean;
  /** Set when Stripe has sent him back: he is done, or its link had expired. */
  step: 'done' | 'again' | null;
};

/** Leads to Stripe's own form, and asks Stripe what became of it when he comes back. */
export function StripeSetup({ isStarted, isOther, step }: StripeSetupProps) {
  const t = useTranslations('payoutMethod');
  const router = useRouter();
  const { run, pending } = useActionButton();
  const asked = useRef(false);

  const go = () => run(startStripeAction, (url) => window.location.assign(url));

  const check = () =>
    run(checkStripeAction, (status) => {
      if (status === 'active') toast.success(t('portal.stripeDone'));
      else toast.info(t('portal.stripeMore'));
      router.replace('/portal/settings');
    });

  useEffect(() => {
    if (!step || asked.current) return;
    asked.current = true;
    void (step === 'done' ? check() : go());
  });

  return (
    <div className="flex flex-col gap-2">
      {isStarted ? <p className="font-medium">{t('portal.stripeIncomplete')}</p> : null}
      <p className="text-pretty text-base text-muted-foreground">{t('portal.stripeText')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="lg" variant={isOther ? 'secondary' : 'primary'} pending={pending} onClick={go}>
          <ExternalLink aria-hidden />
          {isStarted ? t('portal.stripeContinue') : t('portal.stripeStart')}
        </Button>
        {isStarted ? (
          <Button size="lg" variant="secondary" disabled={pending} onClick={check}>
            {t('portal.stripeCheck')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
