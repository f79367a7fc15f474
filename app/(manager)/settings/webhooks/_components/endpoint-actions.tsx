'use client';
import { Pencil, Power, Send, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
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
import { deleteEndpointAction, testEndpointAction, updateEndpointAction } from '../actions';
import { EndpointForm, type EndpointInput } from './endpoint-form';
import { RotateSecret } from './rotate-secret';

type EndpointActionsProps = EndpointInput & { id: string; status: 'enabled' | 'disabled' };

/** Everything that can be done with one endpoint. Switching off can be undone; deleting is asked about. */
export function EndpointActions({ id, status, ...initial }: EndpointActionsProps) {
  const t = useTranslations('webhooks');
  const router = useRouter();
  const { run, pending } = useActionButton();
  const tester = useActionButton();
  const switchTo = (next: 'enabled' | 'disabled') =>
    run(
      () => updateEndpointAction(id, { status: next }),
      () => {
        const undo = { label: t('actions.undo'), onClick: () => switchTo(next === 'enabled' ? 'disabled' : 'enabled') };
        toast.success(t(`actions.${next}`), { duration: 10_000, action: undo });
      },
    );
  const test = () =>
    tester.run(
      () => testEndpointAction(id),
      ({ delivered, statusCode, durationMs: duration, error }) => {
        if (statusCode === null) return void toast.error(t('test.failed', { error: error ?? '' }));
        const facts = { status: String(statusCode), duration };
        if (delivered) toast.success(t('test.delivered', facts));
        else toast.error(t('test.refused', facts));
      },
    );
  const remove = () =>
    run(
      () => deleteEndpointAction(id),
      () => {
        toast.success(t('actions.deleted'));
        router.push('/settings/webhooks');
      },
    );
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={test} pending={tester.pending}>
        <Send aria-hidden />
        {t('actions.test')}
      </Button>
      <EditEndpoint id={id} {...initial} />
      <RotateSecret id={id} />
      <Button
        variant="secondary"
        pending={pending}
        onClick={() => switchTo(status === 'enabled' ? 'disabled' : 'enabled')}
      >
        <Power aria-hidden />
        {status === 'enabled' ? t('actions.disable') : t('actions.enable')}
      </Button>
      <ConfirmDialog
        trigger={
          <Button variant="ghost" className="text-destructive">
            <Trash2 aria-hidden />
            {t('actions.delete')}
          </Button>
        }
        title={t('actions.deleteTitle')}
        description={t('actions.deleteText', { url: initial.url })}
        confirmLabel={t('actions.delete')}
        onConfirm={remove}
      />
    </div>
  );
}

function EditEndpoint({ id, ...initial }: EndpointInput & { id: string }) {
  const t = useTranslations('webhooks');
  const [open, setOpen] = useState(false);
  function saved() {
    toast.success(t('form.saved'));
    setOpen(false);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">
          <Pencil aria-hidden />
          {t('actions.edit')}
        </Button>
      </DialogTrigger>
      <DialogContent className="overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('form.edit')}</DialogTitle>
          <DialogDescription>{t('form.text')}</DialogDescription>
        </DialogHeader>
        <EndpointForm
          initial={initial}
          submitLabel={t('form.save')}
          save={(input) => updateEndpointAction(id, input)}
          onSaved={saved}
        />
      </DialogContent>
    </Dialog>
  );
}
