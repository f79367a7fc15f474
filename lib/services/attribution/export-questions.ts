import type { QuestionRow } from '@/db/queries/attribution-questions';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { listQuestions, questionFilterSchema } from './question-reads';

const COLUMNS: CsvColumns<QuestionRow> = {
  id: (row) => row.id,
  status: (row) => row.status,
  contactId: (row) => row.contactId,
  referrer: (row) => row.contactName,
  friend: (row) => row.friendName,
  friendContact: (row) => row.friendContact,
  sharedOn: (row) => row.sharedOn,
  channel: (row) => row.channel,
  note: (row) => row.note,
  answer: (row) => row.answer,
  answeredBy: (row) => row.decidedByName,
  answeredAt: (row) => row.decidedAt,
  conversionId: (row) => row.conversionId,
  referralId: (row) => row.referralId,
  createdAt: (row) => row.createdAt,
};

/** The filtered list of questions about missing referrals as CSV, newest first. Input: `{status?}`. */
export async function openQuestionsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'referrals:read');
  const filter = parse(questionFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) => listQuestions(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }));
}
