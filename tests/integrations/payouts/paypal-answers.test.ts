import { describe, expect, it } from 'vitest';
import { duplicateOf, wordsOf } from '@/lib/integrations/payouts/paypal-answers';

const USED = 'Batch with given sender_batch_id already exists';
const withLink = (href: string) => ({ details: [{ issue: 'Other' }, { issue: USED, link: [{ href }] }] });

describe('a used key', () => {
  it.each([
    [withLink('https://api.paypal.example/v1/payments/payouts/AB_1-2'), { batchId: 'AB_1-2' }],
    [withLink('https://api.paypal.example/v1/elsewhere/AB12'), { batchId: null }],
    [{ details: [{ issue: USED, link: [] }] }, { batchId: null }],
    [{ details: [{ issue: USED }] }, { batchId: null }],
    [{ name: 'DUPLICATE_REQUEST_ID' }, { batchId: null }],
    [{ name: 'DUPLICATE_REQUEST_ID', details: [{ field: 'sender_batch_id' }] }, { batchId: null }],
    [{ name: 'INSUFFICIENT_FUNDS', details: [{ issue: 'Not enough money' }, {}] }, null],
    [{}, null],
    ['<html>', null],
    [null, null],
  ])('in %j is %j', (body, found) => {
    expect(duplicateOf(body)).toEqual(found);
  });
});

describe('what is wrong', () => {
  it.each([
    [{ name: 'N', message: 'M', details: [{ issue: 'One.' }, {}, { issue: 'Two.' }] }, 'One. Two.'],
    [{ name: 'N', message: 'M', details: [{ field: 'f' }] }, 'M'],
    [{ name: 'N', message: 'M' }, 'M'],
    [{ name: 'N' }, 'N'],
    [{}, 'status 503'],
    ['<html>', 'status 503'],
  ])('%j says %s', (body, words) => {
    expect(wordsOf(503, body)).toBe(words);
  });
});
