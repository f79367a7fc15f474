import { orNull } from '@/lib/auth/or-null';
import { getAttributionOfConversion } from '@/lib/services/attribution/reads';
import type { Ctx } from '@/lib/services/context';
import { getConversion } from '@/lib/services/conversions/reads';

/** An enrolment and how it was decided; null where there is no such thing. */
export async function loadConversionReceipt(ctx: Ctx, id: string) {
  const [conversion, receipt] = await Promise.all([
    orNull(() => getConversion(ctx, id)),
    orNull(() => getAttributionOfConversion(ctx, id)),
  ]);
  return conversion && receipt ? { conversion, receipt } : null;
}
