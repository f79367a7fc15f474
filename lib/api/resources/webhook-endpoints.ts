import { z } from '@hono/zod-openapi';
import { listQueryFields } from '@/lib/domain/common/fields';
import { createEndpointSchema, updateEndpointSchema } from '@/lib/domain/webhooks/schema';
import { createEndpoint } from '@/lib/services/webhooks/create-endpoint';
import { deleteEndpoint } from '@/lib/services/webhooks/delete-endpoint';
import { getEndpoint, listEndpoints } from '@/lib/services/webhooks/reads';
import { rotateWebhookSecret } from '@/lib/services/webhooks/rotate-secret';
import { testEndpoint } from '@/lib/services/webhooks/test-endpoint';
import { updateEndpoint } from '@/lib/services/webhooks/update-endpoint';
import { pageOf } from '../answers/fields';
import {
  deletedSchema,
  endpointSchema,
  newEndpointSchema,
  rotatedSecretSchema,
  testResultSchema,
} from '../answers/webhook';
import { endpoint } from '../endpoint';

const common = { tag: 'Webhooks', subject: 'webhook endpoint', scope: 'webhooks:write' } as const;

export const webhookEndpoints = [
  endpoint({
    ...common,
    method: 'post',
    path: '/webhook-endpoints',
    summary: 'Have events sent to an address',
    description:
      'Messages are signed by the Standard Webhooks specification (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the `secret` of this answer, which is shown once. Without `events` every event is sent. The address must be public and https. A message that is not answered with 2xx within 15 seconds is tried again for a day, ever more patiently.',
    body: createEndpointSchema,
    secretAnswer: true,
    answers: { 201: newEndpointSchema },
    handle: async ({ ctx, body }) => {
      const made = await createEndpoint(ctx, body);
      return { status: 201, body: made, location: `/api/v1/webhook-endpoints/${made.id}` };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/webhook-endpoints',
    summary: 'List webhook endpoints, newest first',
    query: z.strictObject(listQueryFields),
    answers: { 200: pageOf(endpointSchema, 'WebhookEndpointList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listEndpoints(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/webhook-endpoints/{id}',
    summary: 'Read a webhook endpoint',
    answers: { 200: endpointSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getEndpoint(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'patch',
    path: '/webhook-endpoints/{id}',
    summary: 'Change a webhook endpoint, or switch it on and off',
    body: updateEndpointSchema,
    answers: { 200: endpointSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await updateEndpoint(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    ...common,
    method: 'delete',
    path: '/webhook-endpoints/{id}',
    summary: 'Delete a webhook endpoint',
    description: 'Nothing is sent to it any more, not even what waits.',
    answers: { 200: deletedSchema },
    handle: async ({ ctx, params }) => {
      const { id } = await deleteEndpoint(ctx, params.id as string);
      return { status: 200, body: { id, deleted: true as const } };
    },
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/webhook-endpoints/{id}/rotate-secret',
    summary: 'Give a webhook endpoint another secret',
    description: 'For 24 hours messages carry two signatures, by the new secret and by the one before.',
    secretAnswer: true,
    answers: { 200: rotatedSecretSchema },
    handle: async ({ ctx, params }) => ({
      status: 200,
      body: await rotateWebhookSecret(ctx, params.id as string),
    }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/webhook-endpoints/{id}/test',
    summary: 'Send a test message and say what came back',
    description: 'Type `webhook.test`, sent once, at once; also to an endpoint that is switched off.',
    repeatable: true,
    answers: { 200: testResultSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await testEndpoint(ctx, params.id as string) }),
  }),
];
