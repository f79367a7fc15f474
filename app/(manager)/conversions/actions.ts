'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import type { RecordedConversion } from '@/lib/services/conversions/record-conversions';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getContact } from '@/lib/services/people/reads';
import { localInstant } from './_components/local-instant';

export interface RecordedForPage extends RecordedConversion {
  referrerName: string | null;
}

/** Records an enrolment from the form. Input: the body of `POST /conversions`, with `occurredAt` in the school's local time. */
export async function recordConversionAction(input: Record<string, unknown>): Promise<ActionResult<RecordedForPage>> {
  return runAction(async () => {
    const ctx = await requireStaff('conversions:write');
    const { timeZone } = await getOrganization(ctx);
    const occurredAt = localInstant(String(input.occurredAt ?? ''), timeZone);
    const conversion = await recordConversion(ctx, { ...input, occurredAt });
    const referrer = conversion.referrerId ? await getContact(ctx, conversion.referrerId) : null;
    revalidatePath('/conversions');
    const { firstName, lastName, email } = referrer ?? {};
    return { ...conversion, referrerName: [firstName, lastName].filter(Boolean).join(' ') || email || null };
  });
}
