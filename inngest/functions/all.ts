import type { InngestFunction } from 'inngest';

/** Every durable function of Kith: what is not in this list does not run. */
export const functions: InngestFunction.Any[] = [];
