'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PayoutMethodForm } from '@/components/money/payout-method-form';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { setOwnMethodAction } from '../actions';

type ChangeOwnMethodProps = { providers: readonly ConnectedProvider[]; isSet: boolean };

/** The form, at once for who has entered nothing yet, behind a button for the others. */
export function ChangeOwnMethod({ providers, isSet }: ChangeOwnMethodProps) {
  const t = useTranslations('payoutMethod');
  const [open, setOpen] = useState(!isSet);

  if (!open) {
    return (
      <Button variant="secondary" size="lg" className="self-start" onClick={() => setOpen(true)}>
        {t('portal.change')}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <PayoutMethodForm
        providers={providers}
        onSave={setOwnMethodAction}
        onSaved={() => {
          setOpen(false);
          toast.success(t('saved'));
        }}
      />
      {isSet ? (
        <Button variant="ghost" className="self-start" onClick={() => setOpen(false)}>
          {t('portal.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
