'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PayoutMethodForm } from '@/components/money/payout-method-form';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { setPayoutMethodAction } from '../../actions';

type ChangeMethodProps = { contactId: string; name: string; providers: readonly ConnectedProvider[] };

/** Finance changes where somebody's money goes, after reading that he is told of it. */
export function ChangeMethod({ contactId, name, providers }: ChangeMethodProps) {
  const t = useTranslations('payoutMethod');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" className="self-start">
          {t('card.change')}
        </Button>
      </DialogTrigger>
      <DialogContent className="overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('card.changeTitle', { name })}</DialogTitle>
          <DialogDescription>{t('card.changeText', { name })}</DialogDescription>
        </DialogHeader>
        <PayoutMethodForm
          providers={providers}
          onSave={(destination) => setPayoutMethodAction(contactId, destination)}
          onSaved={() => {
            setOpen(false);
            toast.success(t('saved'));
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
