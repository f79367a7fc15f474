import type { useTranslations } from 'next-intl';

/** The words of the programme pages, in a server page or in the browser. */
export type ProgramTranslate = ReturnType<typeof useTranslations<'programs'>>;

/** Words and the language that amounts are written in. */
export type Words = { t: ProgramTranslate; locale: string };
