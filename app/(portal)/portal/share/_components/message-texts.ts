import type { useTranslations } from 'next-intl';
import {
  MESSAGE_CHANNELS,
  MESSAGE_VARIANTS,
  type MessageChannel,
  type MessageVariant,
} from '@/lib/domain/portal/message-kinds';

type Translate = ReturnType<typeof useTranslations<'portalStart'>>;
type Words = { school: string; code: string; offer: string };

/** The ready-made texts of a code, by way of sharing and kind. `offer` is what the friend gets, or "none". */
export function messageTexts(t: Translate, words: Words): Record<MessageChannel, Record<MessageVariant, string>> {
  const texts = (channel: MessageChannel) =>
    Object.fromEntries(
      MESSAGE_VARIANTS.map((variant) => [variant, t(`messages.text.${channel}.${variant}`, words)]),
    ) as Record<MessageVariant, string>;
  return Object.fromEntries(MESSAGE_CHANNELS.map((channel) => [channel, texts(channel)])) as ReturnType<
    typeof messageTexts
  >;
}
