'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
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
import { ErrorSummary, type FieldError } from '@/components/ui/error-summary';
import { type ItemInput, saveItemAction } from '../actions';
import { ItemFields } from './item-fields';

type Item = ItemInput & { id: string };

const NEW: ItemInput = { name: '', description: null, valueMinor: null, stock: null, isActive: true };

/** Adds an item to the catalogue, or changes one. */
export function ItemDialog({ item, currency }: { item: Item | null; currency: string }) {
  const t = useTranslations('redemptions.catalogue');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {item ? (
          <Button variant="secondary" size="sm" aria-label={t('changeName', { name: item.name })}>
            {t('change')}
          </Button>
        ) : (
          <Button>
            <Plus aria-hidden />
            {t('add')}
          </Button>
        )}
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{item ? t('changeTitle', { name: item.name }) : t('add')}</DialogTitle>
          <DialogDescription>{t('formText')}</DialogDescription>
        </DialogHeader>
        <ItemForm item={item} currency={currency} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ItemForm({ item, currency, close }: { item: Item | null; currency: string; close: () => void }) {
  const t = useTranslations('redemptions');
  const [values, setValues] = useState<ItemInput>(() => (item ? inputOf(item) : NEW));
  const [failure, setFailure] = useState<{ message?: string; errors: FieldError[] }>({ errors: [] });
  const [pending, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    start(async () => {
      const result = await saveItemAction(item?.id ?? null, {
        ...values,
        description: values.description?.trim() || null,
      });
      if (!result.ok) {
        const message = result.requestId ? t('failed', { requestId: result.requestId }) : undefined;
        return setFailure({ message, errors: result.errors });
      }
      toast.success(t('catalogue.saved'));
      close();
    });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary {...failure} />
      <ItemFields
        values={values}
        currency={currency}
        errors={failure.errors}
        change={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      <DialogFooter>
        <Button type="submit" pending={pending}>
          {t('catalogue.save')}
        </Button>
      </DialogFooter>
    </form>
  );
}

function inputOf({ name, description, valueMinor, stock, isActive }: Item): ItemInput {
  return { name, description, valueMinor, stock, isActive };
}
