import { z } from 'zod';
import { listQueryFields, text } from '../common/fields';
import { WEBHOOK_EVENTS } from './events';

export const ENDPOINT_STATUSES = ['enabled', 'disabled'] as const;
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Where to. Which hosts are refused is decided when a message is sent: a name may lead elsewhere by then. */
const urlSchema = z
  .string()
  .trim()
  .max(2000, 'Must have at most 2000 characters.')
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), 'Must begin with https://.')
  .refine((value) => !hasExtras(value), 'Must have neither a user name nor a #fragment.');

function hasExtras(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password, hash } = new URL(value);
  return username !== '' || password !== '' || hash !== '';
}

const fields = {
  url: urlSchema,
  description: text(200).nullish(),
  /** None: every event there is, those of later versions included. */
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .max(WEBHOOK_EVENTS.length, 'Names an event twice.')
    .transform((events) => [...new Set(events)]),
};

export const createEndpointSchema = z.strictObject({ ...fields, events: fields.events.default([]) });
export type CreateEndpointInput = z.output<typeof createEndpointSchema>;

export const updateEndpointSchema = z.strictObject({ ...fields, status: z.enum(ENDPOINT_STATUSES) }).partial();
export type UpdateEndpointInput = z.output<typeof updateEndpointSchema>;

export const listDeliveriesSchema = z.strictObject({
  ...listQueryFields,
  status: z.enum(DELIVERY_STATUSES).optional(),
});
