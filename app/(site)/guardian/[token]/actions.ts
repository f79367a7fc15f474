'use server';
import { revalidatePath } from 'next/cache';
import { AppError } from '@/lib/services/errors';
import { decideConsent } from '@/lib/services/people/decide-consent';

/** A guardian answers. What the page then says comes from what is stored, so that a double click is harmless. */
export async function decideConsentAction(token: string, decision: 'granted' | 'declined'): Promise<void> {
  try {
    await decideConsent({ token, decision }, new Date());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  revalidatePath(`/guardian/${token}`);
}
