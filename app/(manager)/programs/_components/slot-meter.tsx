import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';

/** How many of the programmes that may be active are (rule 6). */
export function SlotMeter({ used, of }: { used: number; of: number }) {
  const t = useTranslations('programs');
  return (
    <p className="flex items-center gap-2.5 text-muted-foreground text-sm">
      <span aria-hidden className="flex gap-1">
        {Array.from({ length: of }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: places have no other identity
            key={index}
            className={cn(
              'h-2 w-5 rounded-full',
              index < used ? 'bg-primary' : 'bg-secondary ring-1 ring-border ring-inset',
            )}
          />
        ))}
      </span>
      <span>{t('slots', { used, of })}</span>
    </p>
  );
}
