import { beforeEach, describe, expect, it } from 'vitest';
import {
  assertPasswordAllowed,
  countMailRequest,
  countWrongPassword,
  forgetWrongPasswords,
  resetAuthLimits,
} from '@/lib/auth/rate-limits';
import { TooManyRequestsError } from '@/lib/services/errors';

beforeEach(resetAuthLimits);

const times = async (count: number, work: (index: number) => Promise<void>) => {
  for (let index = 0; index < count; index += 1) await work(index);
};

describe('wrong passwords', () => {
  it('stop the sixth try for one account from one address, and nobody else', async () => {
    await times(5, async () => {
      await assertPasswordAllowed('ana', '1.1.1.1');
      await countWrongPassword('ana', '1.1.1.1');
    });
    await expect(assertPasswordAllowed('ana', '1.1.1.1')).rejects.toSatisfy(
      (error) => error instanceof TooManyRequestsError && error.retryAfterSeconds > 800,
    );
    await assertPasswordAllowed('bea', '1.1.1.1');
    await assertPasswordAllowed('ana', '2.2.2.2');
  });

  it('are forgotten after a right one', async () => {
    await times(4, () => countWrongPassword('ana', '1.1.1.1'));
    await forgetWrongPasswords('ana', '1.1.1.1');
    await times(4, () => countWrongPassword('ana', '1.1.1.1'));
    await assertPasswordAllowed('ana', '1.1.1.1');
  });

  it('for one account are stopped also when spread over many addresses', async () => {
    await times(50, (index) => countWrongPassword('ana', `10.0.0.${index}`));
    await expect(assertPasswordAllowed('ana', '9.9.9.9')).rejects.toBeInstanceOf(TooManyRequestsError);
  });

  it('for many accounts from one address are stopped, far above a lecture hall’s typing errors', async () => {
    await times(299, (index) => countWrongPassword(`student-${index}`, '1.1.1.1'));
    await assertPasswordAllowed('one-more', '1.1.1.1');
    await countWrongPassword('one-more', '1.1.1.1');
    await expect(assertPasswordAllowed('another', '1.1.1.1')).rejects.toBeInstanceOf(TooManyRequestsError);
    await countWrongPassword('counted-over-the-limit', '1.1.1.1');
  });
});

describe('sign-in mails', () => {
  it('go to 500 students behind one address', async () => {
    await times(500, (index) => countMailRequest(`student-${index}`, '1.1.1.1'));
    await countMailRequest('student-1', '1.1.1.1');
    await countMailRequest('student-1', '1.1.1.1');
  });

  it('do not flood one mailbox, from one address or from many', async () => {
    await times(5, () => countMailRequest('ana', '1.1.1.1'));
    await expect(countMailRequest('ana', '1.1.1.1')).rejects.toBeInstanceOf(TooManyRequestsError);
    await times(7, (index) => countMailRequest('ana', `10.0.0.${index}`));
    await expect(countMailRequest('ana', '9.9.9.9')).rejects.toBeInstanceOf(TooManyRequestsError);
  });
});
