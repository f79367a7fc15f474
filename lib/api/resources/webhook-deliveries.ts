import { listDeliveriesSchema } from '@/lib/domain/webhooks/schema';
import { getDelivery, listDeliveries } from '@/lib/services/webhooks/reads';
import { replayDelivery } from '@/lib/services/webhooks/replay-delivery';
import { pageOf } from '../answers/fields';
import { deliveryDetailsSchema, deliverySchema, replayedSchema } from '../answers/webhook';
import { endpoint } from '../endpoint';

const common = { tag: 'Webhooks', subject: 'webhook delivery', scope: 'webhooks:write' } as const;

export const webhookDeliveries = [
  endpoint({
    ...common,
    method: 'get',
    path: '/webhook-endpoints/{id}/deliveries',
    subject: 'webhook endpoint',
    summary: 'List the messages to a webhook endpoint, newest first',
    description: 'Kept for 30 days.',
    query: listDeliveriesSchema,
    answers: { 200: pageOf(deliverySchema, 'WebhookDeliveryList') },
    handle: async ({ ctx, params, query }) => ({
      status: 200,
      body: await listDeliveries(ctx, params.id as string, query),
    }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/webhook-deliveries/{id}',
    summary: 'Read a message with every try',
    answers: { 200: deliveryDetailsSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getDelivery(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/webhook-deliveries/{id}/replay',
    summary: 'Send a message again',
    description: 'With its old `webhook-id` and a new signature, and tried again like a new one.',
    answers: { 202: replayedSchema },
    handle: async ({ ctx, params }) => ({ status: 202, body: await replayDelivery(ctx, params.id as string) }),
  }),
];
