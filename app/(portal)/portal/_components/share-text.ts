import type { OwnProgram } from '@/lib/services/programs/own-programs';
import { offerText, type PortalWords } from './offer-text';

/** The friendly text to begin with, and the subject of a mail. */
export function shareText(words: PortalWords, program: OwnProgram, code: string, school: string) {
  const { t } = words;
  const { referee } = program.offer;
  const message = referee
    ? t('share.messageText', { school, code, friend: offerText(words, referee) })
    : t('share.messagePlain', { school, code });
  return { message, subject: t('share.subject', { school }) };
}
