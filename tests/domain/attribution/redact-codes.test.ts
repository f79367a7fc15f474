import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide, replayDecision } from '@/lib/domain/attribution/decide';
import { redactCodes } from '@/lib/domain/attribution/redact-codes';
import { anyAttribution } from '../support/arbitrary-attribution';

it('leaves a decision that replays to itself, whoever’s code is taken out', () => {
  fc.assert(
    fc.property(anyAttribution, fc.nat(), (input, pick) => {
      const { codeId } = input.codes[pick % Math.max(1, input.codes.length)] ?? { codeId: 'none' };
      const redacted = redactCodes(decide(input), new Map([[codeId, 'ERASED']]));
      expect(replayDecision(JSON.parse(JSON.stringify(redacted.evidence)))).toEqual(redacted);
    }),
  );
});

it('takes a code out however it was typed, and no other', () => {
  const receipt = {
    givenCode: { code: 'ana-7kq4', codeId: 'a' },
    codes: [{ codeId: 'b', code: 'BEN' }],
    note: 'ana-7kq4',
  };
  expect(redactCodes(receipt, new Map([['a', 'ERASED-1']]))).toEqual({
    givenCode: { code: 'ERASED-1', codeId: 'a' },
    codes: [{ codeId: 'b', code: 'BEN' }],
    note: 'ana-7kq4',
  });
});
