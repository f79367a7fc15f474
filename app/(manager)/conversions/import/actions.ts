'use server';
import { revalidatePath } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { idSchema } from '@/lib/domain/ids';
import { sayRowError } from '@/lib/i18n/say-refusal';
import { textSource } from '@/lib/services/import/csv-text';
import { IMPORT_KINDS } from '@/lib/services/import/kind-names';
import { type ImportPreview, previewImport } from '@/lib/services/import/preview-import';
import { type ImportSummary, runImport } from '@/lib/services/import/run-import';
import { parse } from '@/lib/services/parse';

const inputSchema = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  text: z.string().min(1, 'Choose a CSV file first.'),
  programId: idSchema.optional(),
});

/** What importing the text would do, row by row; writes nothing. */
export async function previewImportAction(input: unknown): Promise<ActionResult<ImportPreview>> {
  return runAction(async () => {
    const ctx = await requireStaff();
    const { kind, text, programId } = parse(inputSchema, input);
    const [preview, locale] = await Promise.all([previewImport(ctx, kind, text, { programId }), getLocale()]);
    const outcomes = preview.outcomes.map((outcome) => ({
      ...outcome,
      errors: outcome.errors.map((error) => sayRowError(error, locale)),
    }));
    return { ...preview, outcomes };
  });
}

/** Imports the text: good rows are written, bad ones are named. */
export async function runImportAction(input: unknown): Promise<ActionResult<ImportSummary>> {
  return runAction(async () => {
    const ctx = await requireStaff();
    const { kind, text, programId } = parse(inputSchema, input);
    const summary = await runImport(ctx, kind, textSource(text), { programId });
    revalidatePath('/conversions');
    const locale = await getLocale();
    return { ...summary, errors: summary.errors.map((error) => sayRowError(error, locale)) };
  });
}
