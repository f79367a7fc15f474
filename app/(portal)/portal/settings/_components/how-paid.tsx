import { Landmark } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import type { Ctx } from '@/lib/services/context';
import { getPayoutMethod } from '@/lib/services/payouts/method-reads';
import { ChangeOwnMethod } from './change-own-method';
import { StripeSetup } from './stripe-setup';

/** How the person is paid, and where he changes it. In the sandbox there is nothing to enter. */
export async function HowPaid({ ctx, stripeStep }: { ctx: Ctx; stripeStep: 'done' | 'again' | null }) {
  const [t, method] = await Promise.all([getTranslations('payoutMethod'), getPayoutMethod(ctx, ctx.actor.id)]);
  const { active, incomplete, providers, problem, defaultProvider } = method;
  const typed = providers.filter((provider) => provider !== 'stripe');
  return (
    <section id="how-paid" className="flex flex-col gap-3 rounded-xl border bg-card px-5 py-4">
      <h2 className="text-lg">{t('portal.title')}</h2>
      {defaultProvider === 'sandbox' ? (
        <p className="text-pretty text-muted-foreground">{t('portal.sandbox')}</p>
      ) : (
        <>
          {active ? (
            <p className="flex items-start gap-2.5">
              <Landmark aria-hidden className="mt-1 size-5 shrink-0 text-muted-foreground" />
              {t('portal.yours', { provider: t(`provider.${active.provider}`), masked: active.masked })}
            </p>
          ) : null}
          {problem ? (
            <Alert tone="warning" title={problem === 'no-method' ? t('portal.none') : t(`problem.${problem}`)} />
          ) : null}
          {providers.includes('stripe') && active?.provider !== 'stripe' ? (
            <StripeSetup isStarted={incomplete !== null} isOther={active !== null} step={stripeStep} />
          ) : null}
          {typed.length ? <ChangeOwnMethod providers={typed} isSet={active !== null} /> : null}
        </>
      )}
    </section>
  );
}
