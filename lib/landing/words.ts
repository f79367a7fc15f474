import { translator } from '@/lib/i18n/translator';

/** The landing page's part of the catalogue; made once, since it keeps the messages it has parsed. */
export const words = translator('landing');
