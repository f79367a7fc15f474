import type { useTranslations } from 'next-intl';

type Translate = ReturnType<typeof useTranslations<'referrals.channel'>>;

/** The name of a channel; one that nobody named is shown as it is. */
export function channelLabel(channel: string, t: Translate): string {
  const key = channel as Parameters<Translate>[0];
  return t.has(key) ? t(key) : channel;
}
