import { z } from '@hono/zod-openapi';
import { WEBHOOK_EVENTS } from '@/lib/domain/webhooks/events';
import { DELIVERY_STATUSES, ENDPOINT_STATUSES } from '@/lib/domain/webhooks/schema';
import { id, instant, wordOf } from './fields';

const endpointFields = {
  id,
  url: z.string(),
  description: z.string().nullable(),
  events: z
    .array(wordOf(WEBHOOK_EVENTS))
    .openapi({ description: 'Empty: every event, those of later versions included.' }),
  status: wordOf(ENDPOINT_STATUSES),
  disabledReason: wordOf(['failing', 'gone', 'person']).nullable().openapi({
    description:
      '`failing`: nothing arrived for five days; `gone`: it answered 410; `person`: somebody switched it off.',
  }),
  failingSince: instant.nullable(),
  previousSecretUntil: instant
    .nullable()
    .openapi({ description: 'Until then a second signature is by the secret before.' }),
  createdAt: instant,
  updatedAt: instant,
};

export const endpointSchema = z.object(endpointFields).openapi('WebhookEndpoint');

const secret = z.string().openapi({ description: '`whsec_…`: shown now and never again.' });

export const newEndpointSchema = z.object({ ...endpointFields, secret }).openapi('NewWebhookEndpoint');

export const rotatedSecretSchema = z
  .object({ id, secret, previousSecretUntil: instant })
  .openapi('RotatedWebhookSecret');

export const deletedSchema = z.object({ id, deleted: z.literal(true) }).openapi('DeletedWebhookEndpoint');

const attemptSchema = z
  .object({
    id,
    statusCode: z.int().nullable(),
    durationMs: z.int(),
    error: z.string().nullable(),
    responseExcerpt: z.string().nullable().openapi({ description: 'The first KiB of the answer.' }),
    attemptedAt: instant,
  })
  .openapi('WebhookAttempt');

const deliveryFields = {
  id,
  endpointId: id,
  eventType: z.string(),
  status: wordOf(DELIVERY_STATUSES),
  attemptCount: z.int(),
  nextAttemptAt: instant.nullable(),
  settledAt: instant.nullable(),
  createdAt: instant,
};

export const deliverySchema = z
  .object({ ...deliveryFields, lastAttempt: attemptSchema.nullable() })
  .openapi('WebhookDelivery');

export const deliveryDetailsSchema = z
  .object({
    ...deliveryFields,
    payload: z.string().openapi({ description: 'The body as it is sent, to the byte.' }),
    attempts: z.array(attemptSchema),
  })
  .openapi('WebhookDeliveryDetails');

export const replayedSchema = z.object({ id, status: z.literal('pending') }).openapi('ReplayedWebhookDelivery');

export const testResultSchema = z
  .object({
    deliveryId: id,
    delivered: z.boolean(),
    statusCode: z.int().nullable(),
    error: z.string().nullable(),
    excerpt: z.string(),
    durationMs: z.int(),
  })
  .openapi('WebhookTest');
