'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { RedemptionView } from '@/lib/services/redemptions/view';
import { retryPromotionAction } from '../actions';

type PromotionNoteProps = {
  redemptionId: string;
  promotion: NonNullable<RedemptionView['promotion']>;
  name: string;
  mayAct: boolean;
};

/** What is known of a discount code at the school's Stripe, and a way to try again what did not work. */
export function PromotionNote({ redemptionId, promotion, name, mayAct }: PromotionNoteProps) {
  const t = useTranslations('redemptions.stripe');
  const { run, pending } = useActionButton();
  const { status, error } = promotion;
  const waits = status === 'failed' || (status === 'waiting' && error !== null);

  const retry = () =>
    run(
      () => retryPromotionAction(redemptionId),
      () => toast.success(t('retried')),
    );

  return (
    <span className="flex flex-col items-start gap-1 text-muted-foreground text-xs">
      <span className={waits || status === 'lost' ? 'text-destructive' : undefined}>{t(`status.${status}`)}</span>
      {error && (waits || status === 'lost') ? <span className="max-w-60 whitespace-normal">{error}</span> : null}
      {waits && mayAct ? (
        <Button variant="ghost" size="sm" pending={pending} onClick={retry} aria-label={t('retryLabel', { name })}>
          {t('retry')}
        </Button>
      ) : null}
    </span>
  );
}
