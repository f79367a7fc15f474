import { getLocale } from 'next-intl/server';
import { sayFieldErrors, sayRefusal } from '@/lib/i18n/say-refusal';
import type { AppError } from '@/lib/services/errors';

/** An expected error in the language of the page: its sentence, and what is wrong with each field. */
export async function sayError(error: AppError) {
  const locale = await getLocale();
  return { message: sayRefusal(error, locale), errors: sayFieldErrors(error, locale) };
}
