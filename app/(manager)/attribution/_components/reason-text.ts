import type { useTranslations } from 'next-intl';

/** Why a conversion earns nothing, in words; one that the catalogue does not know as it is. */
export function reasonText(reason: string, t: ReturnType<typeof useTranslations<'conversions'>>): string {
  const key = `reason.${reason}` as 'reason.no-touch';
  return t.has(key) ? t(key) : reason;
}
