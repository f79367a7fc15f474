import { z } from 'zod';
import { dayIn } from '@/lib/domain/common/days';
import type { Ctx } from '../context';
import { logoPicture } from '../organizations/logo-content';
import { parse } from '../parse';
import { contactStatement, type Statement } from './contact-statement';
import { statementCsv } from './statement-csv';
import { statementPdf } from './statement-pdf';

const formatSchema = z.looseObject({ format: z.enum(['csv', 'pdf']) });

export interface StatementFile {
  body: string | Uint8Array<ArrayBuffer>;
  contentType: string;
  fileName: string;
}

/**
 * A contact's statement as a file. Input: that of `contactStatement` and `format`: csv or pdf.
 * @throws what `contactStatement` throws
 */
export async function statementFile(ctx: Ctx, input: unknown): Promise<StatementFile> {
  const { format, ...rest } = parse(formatSchema, input);
  const statement = await contactStatement(ctx, rest);
  const fileName = `statement-${daysOf(statement)}.${format}`;
  if (format === 'csv') return { body: statementCsv(statement), contentType: 'text/csv; charset=utf-8', fileName };
  const logo = await logoPicture(statement.organization.logo);
  return { body: await statementPdf(statement, ctx.now, logo), contentType: 'application/pdf', fileName };
}

function daysOf({ contactId, from, to, organization }: Statement): string {
  const first = from && dayIn(organization.timeZone, from);
  const last = to && dayIn(organization.timeZone, new Date(to.getTime() - 1));
  return [contactId, first, last].filter(Boolean).join('-');
}
