import { findKnownKeys } from '@/db/queries/digest-items';
import { findChoices, findMessageSettings, findReaders, type ReaderRow } from '@/db/queries/message-readers';
import { findSuppressions } from '@/db/queries/message-suppressions';
import { findTemplates } from '@/db/queries/message-templates';
import { findStaffPreferences } from '@/db/queries/staff-preferences';
import { addDays } from '@/lib/domain/common/days';
import type { Language } from '@/lib/domain/common/languages';
import type { MessageChannel } from '@/lib/domain/notifications/channels';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import { type ChoiceRow, DEFAULT_MESSAGE_SETTINGS, type MessageSettings } from '@/lib/domain/notifications/preferences';
import type { Reader, SuppressionReason } from '@/lib/domain/notifications/route';
import { type Wording, wordingSchema } from '@/lib/domain/notifications/wording';
import type { Ctx } from '../context';
import { readerLanguages } from '../people/reader-languages';
import type { Tx } from '../transact';
import { addressHash } from './address-hash';
import type { NoticePlan } from './plan';

/** A contact with what he said about messages. */
export interface PersonFacts {
  reader: Reader;
  phone: string | null;
  choices: readonly ChoiceRow[];
  mailsToday: number;
}

/** All that is asked to find the way of some messages. */
export interface RoutingFacts {
  people: ReadonlyMap<string, PersonFacts>;
  suppressionOf: (channel: MessageChannel, address: string) => SuppressionReason | null;
  /** What members of staff switched on or off, by id. */
  staffChoices: ReadonlyMap<string, Readonly<Record<string, boolean>>>;
  /** What the reader of a message reads: his own language, else the school's. */
  languageOf: (plan: NoticePlan) => Language;
  /** A school's own words. */
  wordings: ReadonlyMap<MailTemplate, Wording>;
  /** Keys of messages that were written before. */
  known: ReadonlySet<string>;
}

/** The key of the text message beside a mail. */
export function smsKeyOf(dedupeKey: string): string {
  return `${dedupeKey}:sms`;
}

/** Reads what the routes of some plans depend on, each in one statement. */
export async function routingFacts(
  tx: Tx,
  ctx: Ctx,
  plans: readonly NoticePlan[],
  { timeZone, language }: { timeZone: string; language: Language },
): Promise<RoutingFacts> {
  if (!plans.length) {
    const nothing = { suppressionOf: () => null, languageOf: () => language };
    return { ...nothing, people: new Map(), staffChoices: new Map(), wordings: new Map(), known: new Set() };
  }
  const { sql } = tx;
  const ids = [...new Set(plans.flatMap(({ contactId }) => contactId ?? []))];
  const rows = await findReaders(sql, ids, addDays(ctx.now, -1));
  const choices = Map.groupBy(await findChoices(sql, ids), ({ contactId }) => contactId);
  const settings = (await findMessageSettings(sql)) ?? DEFAULT_MESSAGE_SETTINGS;
  const staff = await findStaffPreferences(
    sql,
    plans.flatMap(({ staffId }) => staffId ?? []),
  );
  const ofContact = await readerLanguages(tx, ids, language);
  const keys = plans.flatMap(({ dedupeKey }) => [dedupeKey, smsKeyOf(dedupeKey)]);
  return {
    people: new Map(
      rows.map((row) => [row.contactId, personOf(row, choices.get(row.contactId) ?? [], settings, timeZone)]),
    ),
    suppressionOf: await suppressionsOf(tx, ctx, plans, rows),
    staffChoices: new Map(staff.map(({ staffId, choices: own }) => [staffId, own])),
    languageOf: ({ contactId, staffId }) =>
      staff.find((row) => row.staffId === staffId)?.language ?? ofContact(contactId),
    wordings: await ownWordings(tx),
    known: new Set(await findKnownKeys(sql, keys)),
  };
}

function personOf(row: ReaderRow, choices: readonly ChoiceRow[], settings: MessageSettings, zone: string): PersonFacts {
  const { quietFrom, quietTo, wantsDigest, mailsSince: mailsToday } = row;
  const quietHours = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  const schoolQuietHours = { from: settings.quietFrom, to: settings.quietTo };
  const timeZone = row.timeZone ?? zone;
  const phone = row.mergedIntoId === null ? row.phone : null;
  const reader = { timeZone, quietHours, schoolQuietHours, wantsDigest, digestHour: settings.digestHour };
  return { reader, phone, choices, mailsToday };
}

async function suppressionsOf(tx: Tx, ctx: Ctx, plans: readonly NoticePlan[], rows: readonly ReaderRow[]) {
  const hash = (channel: MessageChannel, address: string) => addressHash(ctx.organizationId, channel, address);
  const hashes = [
    ...plans.flatMap(({ toAddress }) => (toAddress === null ? [] : hash('email', toAddress))),
    ...rows.flatMap(({ phone }) => (phone === null ? [] : hash('sms', phone))),
  ];
  const found = new Map((await findSuppressions(tx.sql, hashes)).map((row) => [row.addressHash, row.reason]));
  return (channel: MessageChannel, address: string) => found.get(hash(channel, address)) ?? null;
}

/** The school's own words by message. */
export async function ownWordings(tx: Tx): Promise<Map<MailTemplate, Wording>> {
  const rows = await findTemplates(tx.sql);
  return new Map(
    rows.flatMap(({ message, content }) => {
      const name = message as MailTemplate;
      // Words that a newer Kith does not take any more are no reason to send nothing.
      const parsed = content === null ? null : wordingSchema(name).safeParse(content);
      return parsed?.success ? [[name, parsed.data] as const] : [];
    }),
  );
}
