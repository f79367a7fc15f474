import type { GetStepTools } from 'inngest';
import type { inngest } from '../client';

/** The step tools of our client's functions. */
export type Step = GetStepTools<typeof inngest>;
