'use client';
import { useTranslations } from 'next-intl';
import { ItemPicture } from '@/components/page/item-picture';
import { Checkbox } from '@/components/ui/checkbox';
import type { FieldError } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';

export type PictureChange = { file: File | null; alt: string; remove: boolean };

type PictureFieldsProps = {
  itemId: string | null;
  picture: { alt: string; version: string } | null;
  value: PictureChange;
  errors: readonly FieldError[];
  change: (change: Partial<PictureChange>) => void;
};

/** The picture of an item: a new one with words for those who do not see it, or away with the one it has. */
export function PictureFields({ itemId, picture, value, errors, change }: PictureFieldsProps) {
  const t = useTranslations('redemptions.catalogue');
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message;
  return (
    <>
      {itemId && picture && !value.file ? (
        <div className="flex items-center gap-3">
          <ItemPicture src={`/redemptions/catalogue/${itemId}/picture`} picture={picture} className="size-16" />
          <Label className="flex items-center gap-2.5 font-normal">
            <Checkbox checked={value.remove} onCheckedChange={(on) => change({ remove: on === true })} />
            {t('removePicture')}
          </Label>
        </div>
      ) : null}
      <FormField name="picture" label={t('picture')} help={t('pictureHelp')} error={errorOf('picture')} optional>
        <Input
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={(event) => change({ file: event.target.files?.[0] ?? null })}
        />
      </FormField>
      {value.file ? (
        <FormField name="alt" label={t('alt')} help={t('altHelp')} error={errorOf('alt')} required>
          <Input value={value.alt} onChange={(event) => change({ alt: event.target.value })} />
        </FormField>
      ) : null}
    </>
  );
}
