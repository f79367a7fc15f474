import type { useTranslations } from 'next-intl';

type Translate = ReturnType<typeof useTranslations<'referrals'>>;

/** A channel in words; one that the catalogue does not know as it is. */
export function channelName(channel: string, t: Translate): string {
  const key = `channel.${channel}` as 'channel.link';
  return t.has(key) ? t(key) : channel;
}
