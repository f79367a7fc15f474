import type { useTranslations } from 'next-intl';

type Translate = ReturnType<typeof useTranslations<'conversions'>>;

/** Why a conversion earns nothing, in words; nothing when it earns. */
export function reasonText(reason: string | null, t: Translate): string | undefined {
  if (!reason) return undefined;
  const key = `reason.${reason}` as Parameters<Translate>[0];
  return t.has(key) ? t(key) : reason;
}
