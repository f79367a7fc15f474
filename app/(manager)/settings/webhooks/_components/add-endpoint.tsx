'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { createEndpointAction } from '../actions';
import { EndpointForm } from './endpoint-form';
import { SecretView } from './secret-view';

/** Adds an endpoint, then shows its secret once; a click beside it does not close it. */
export function AddEndpoint() {
  const t = useTranslations('webhooks');
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  function change(next: boolean) {
    setOpen(next);
    if (next) setSecret(null);
  }
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </DialogTrigger>
      <DialogContent
        className="overflow-y-auto"
        onInteractOutside={(event) => {
          if (secret) event.preventDefault();
        }}
      >
        <DialogHeader>
          <DialogTitle>{secret ? t('secret.title') : t('form.title')}</DialogTitle>
          <DialogDescription>{secret ? t('secret.text') : t('form.text')}</DialogDescription>
        </DialogHeader>
        {secret ? (
          <SecretView secret={secret} onDone={() => change(false)} />
        ) : (
          <EndpointForm
            submitLabel={t('form.submit')}
            save={createEndpointAction}
            onSaved={(made) => setSecret(made.secret)}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
