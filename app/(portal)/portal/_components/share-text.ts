import type { useTranslations } from 'next-intl';
import type { OwnProgram } from '@/lib/services/programs/own-programs';
import { offerText } from './offer-text';

type Translate = ReturnType<typeof useTranslations<'portal'>>;

/** The friendly text to begin with, and the subject of a mail. */
export function shareText(t: Translate, program: OwnProgram, code: string, school: string) {
  const { referee } = program.offer;
  const message = referee
    ? t('share.messageText', { school, code, friend: offerText(t, referee) })
    : t('share.messagePlain', { school, code });
  return { message, subject: t('share.subject', { school }) };
}
