'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
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
import { ErrorSummary } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import { MOST_PICTURE_BYTES, pictureType } from '@/lib/domain/common/picture';
import { type ItemInput, saveItemAction, savePictureAction } from '../actions';
import { ItemFields } from './item-fields';
import { type PictureChange, PictureFields } from './picture-fields';

type Item = ItemInput & { id: string; picture: { alt: string; version: string } | null };

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
  const [id, setId] = useState(item?.id ?? null);
  const [picture, setPicture] = useState<PictureChange>({ file: null, alt: item?.picture?.alt ?? '', remove: false });
  const { run, failure, pending, refuse } = useActionForm();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const wrong = await pictureProblem(picture.file);
    if (wrong) return refuse({ path: 'picture', message: t(`catalogue.${wrong}`) });
    run(save, () => {
      toast.success(t('catalogue.saved'));
      close();
    });
  }

  async function save() {
    const saved = await saveItemAction(id, { ...values, description: values.description?.trim() || null });
    if (!saved.ok) return saved;
    setId(saved.value);
    return savePictureOf(saved.value, picture);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <ItemFields
        values={values}
        currency={currency}
        errors={failure.errors}
        change={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      <PictureFields
        itemId={item?.id ?? null}
        picture={item?.picture ?? null}
        value={picture}
        errors={failure.errors}
        change={(change) => setPicture((before) => ({ ...before, ...change }))}
      />
      <DialogFooter>
        <Button type="submit" pending={pending}>
          {t('catalogue.save')}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Asked before the item is saved, which must not be there without the picture it was given. The service asks again. */
async function pictureProblem(file: File | null): Promise<'pictureTooLarge' | 'pictureWrong' | null> {
  if (!file) return null;
  if (file.size > MOST_PICTURE_BYTES) return 'pictureTooLarge';
  return pictureType(new Uint8Array(await file.slice(0, 16).arrayBuffer())) ? null : 'pictureWrong';
}

/** Stores what was done about the picture, if anything was. */
async function savePictureOf(itemId: string, { file, alt, remove }: PictureChange) {
  if (!file && !remove) return { ok: true as const, value: null };
  const form = new FormData();
  if (file) form.set('picture', file);
  form.set('alt', alt);
  return savePictureAction(itemId, form);
}

function inputOf({ name, description, valueMinor, stock, isActive }: Item): ItemInput {
  return { name, description, valueMinor, stock, isActive };
}
