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
import { ClientForm } from './client-form';
import { ClientSecret } from './client-secret';

type Created = { name: string; clientId: string; clientSecret: string };

/**
 * Creates an API client, then shows its secret once. A click beside the secret does not close it: it never comes back. Has
 * one place on the page whether there are clients or not, or the list that is read anew would take the secret with it.
 */
export function CreateClient({ tokenUrl }: { tokenUrl: string }) {
  const t = useTranslations('settings.api');
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);

  function change(next: boolean) {
    setOpen(next);
    if (next) setCreated(null);
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
          if (created) event.preventDefault();
        }}
      >
        <DialogHeader>
          <DialogTitle>{created ? t('secretTitle', { name: created.name }) : t('dialog')}</DialogTitle>
          <DialogDescription>{created ? t('secretText') : t('dialogText')}</DialogDescription>
        </DialogHeader>
        {created ? (
          <ClientSecret {...created} tokenUrl={tokenUrl} onDone={() => change(false)} />
        ) : (
          <ClientForm onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  );
}
