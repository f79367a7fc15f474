'use client';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { rotateSecretAction } from '../actions';
import { SecretView } from './secret-view';

/** Changes the signing secret after saying what that means, and shows the new one once. */
export function RotateSecret({ id }: { id: string }) {
  const t = useTranslations('webhooks');
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { run, pending } = useActionButton();
  function change(next: boolean) {
    setOpen(next);
    if (next) setSecret(null);
  }
  const rotate = () =>
    run(
      () => rotateSecretAction(id),
      (rotated) => setSecret(rotated.secret),
    );
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="secondary">
          <KeyRound aria-hidden />
          {t('actions.rotate')}
        </Button>
      </DialogTrigger>
      <DialogContent
        onInteractOutside={(event) => {
          if (secret) event.preventDefault();
        }}
      >
        <DialogHeader>
          <DialogTitle>{secret ? t('secret.title') : t('actions.rotateTitle')}</DialogTitle>
          <DialogDescription>{secret ? t('secret.text') : t('actions.rotateText')}</DialogDescription>
        </DialogHeader>
        {secret ? (
          <SecretView secret={secret} onDone={() => change(false)} />
        ) : (
          <DialogFooter>
            <Button pending={pending} onClick={rotate}>
              {t('actions.rotate')}
            </Button>
          </DialogFooter>
        )}
      </DialogContent>
    </Dialog>
  );
}
