import { recordTouchSchema } from '@/lib/domain/tracking/schema';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { touchSchema } from '../answers/touch';
import { endpoint } from '../endpoint';

export const touches = [
  endpoint({
    method: 'post',
    path: '/touches',
    tag: 'Touches',
    names: 'code',
    summary: 'Record a click, a scan or a code that was told',
    scope: 'referrals:write',
    body: recordTouchSchema,
    parsedByService: true,
    answers: { 201: touchSchema },
    handle: async ({ ctx, body }) => ({ status: 201, body: await recordTouch(ctx, body) }),
  }),
];
