import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_OUTCOMES, DELIVERY_STATUSES, nextStatus } from '@/lib/domain/notifications/channels';
import { smsKeyword } from '@/lib/domain/notifications/sms-keywords';
import { smsLength } from '@/lib/domain/notifications/sms-segments';

describe('the length of a text message', () => {
  it.each([
    ['', 'GSM-7', 0, 0],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    [`${'a'.repeat(152)}€${'a'.repeat(10)}`, 'GSM-7', 164, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 'GSM-7', 305, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['ñ'.repeat(160), 'GSM-7', 160, 1],
    ['“'.repeat(70), 'UCS-2', 70, 1],
    ['“'.repeat(71), 'UCS-2', 71, 2],
    ['🎉'.repeat(35), 'UCS-2', 70, 1],
    ['🎉'.repeat(36), 'UCS-2', 72, 2],
    ['🎉'.repeat(67), 'UCS-2', 134, 3],
  ])('%# %s', (text, encoding, units, segments) => {
    expect(smsLength(text)).toMatchObject({ encoding, units, segments });
  });

  it('always fits into its segments, and into no fewer than its units need', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        const { units, segments, capacity, encoding } = smsLength(text);
        expect(units).toBeLessThanOrEqual(Math.max(capacity, 0));
        if (segments > 1) expect(segments).toBeGreaterThanOrEqual(Math.ceil(units / (encoding === 'GSM-7' ? 153 : 67)));
      }),
    );
  });
});

describe('a reply', () => {
  it.each(['STOP', 'stop', ' Stop. ', 'STOPALL', 'unsubscribe', 'Cancel', 'END', 'quit!'])('%s stops', (word) => {
    expect(smsKeyword(word)).toBe('stop');
  });
  it.each(['START', 'unstop', 'Yes'])('%s starts again', (word) => expect(smsKeyword(word)).toBe('start'));
  it.each(['HELP', 'info'])('%s helps', (word) => expect(smsKeyword(word)).toBe('help'));
  it.each(['please stop', 'stopping', '', 'toString', 'constructor', 'No'])('“%s” is a text like any other', (word) => {
    expect(smsKeyword(word)).toBeNull();
  });
});

describe('the state of a message', () => {
  it('never goes back, in whatever order the provider tells', () => {
    expect(nextStatus('queued', 'accepted')).toBe('sent');
    expect(nextStatus('sent', 'delivered')).toBe('delivered');
    expect(nextStatus('delivered', 'accepted')).toBe('delivered');
    expect(nextStatus('delivered', 'bounced')).toBe('bounced');
    expect(nextStatus('bounced', 'delivered')).toBe('bounced');
    expect(nextStatus('delivered', 'complained')).toBe('complained');
    expect(nextStatus('sent', 'delayed')).toBe('sent');
    const outcomes = fc.array(fc.constantFrom(...ATTEMPT_OUTCOMES), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...DELIVERY_STATUSES), outcomes, (start, told) => {
        const end = (list: readonly (typeof ATTEMPT_OUTCOMES)[number][]) => list.reduce(nextStatus, start);
        expect(end([...told].reverse())).toBe(end(told));
        expect(end([...told, ...told])).toBe(end(told));
      }),
    );
  });
});
