import { translator } from '@/lib/i18n/translator';
import { offerWords } from '@/lib/landing/offer-words';
import { wordsIn } from '@/lib/landing/words';
import type { CodeMaterial } from '@/lib/services/codes/code-material';

/** What a picture, a poster or a card says, in the school's language. */
export interface MaterialWords {
  invites: string;
  to: string;
  youGet: string;
  /** What stands large; null when the friend gets nothing. */
  figure: string | null;
  detail: string | null;
  scan: string;
  orCode: string;
  code: string;
}

/** The words of a code's materials. */
export function materialWords({ offer, trigger, referrerName, school, code }: CodeMaterial): MaterialWords {
  const { milestone, count } = trigger;
  const t = translator('portalStart', undefined, school.language);
  const you = offerWords(
    wordsIn(school.language),
    offer.referee,
    'you',
    { milestone, count: count ?? 1 },
    offer.vesting,
  );
  return {
    invites: drawable(t('materials.invites', { name: drawable(referrerName ?? '') || 'none' })),
    to: drawable(t('materials.to', { school: school.name })),
    youGet: t('materials.youGet'),
    figure: you && drawable(you.figure),
    detail: you && drawable(you.detail),
    scan: t('materials.scan'),
    orCode: t('materials.orCode'),
    code,
  };
}

/**
 * What the embedded font can draw: Latin, Cyrillic, marks and money. Anything else is left out, since the picture's library would
 * otherwise ask the internet for a font.
 */
export function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\u0020-\u007e\u00a0-\u024f\u0400-\u045f\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2122\u2212]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
