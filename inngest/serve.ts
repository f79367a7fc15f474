import type { Inngest, InngestFunction } from 'inngest';
import { serve } from 'inngest/edge';

export interface ServeOptions {
  client: Inngest.Any;
  functions: InngestFunction.Any[];
}

export type ServeHandler = (request: Request) => Promise<Response>;

/** The SDK's handler for an Inngest server to call: takes signed requests only. */
export function signedServe(options: ServeOptions): ServeHandler {
  return serve({ ...options, servePath: '/api/inngest', enableUnauthedSync: false });
}

/** The same handler for the embedded engine, without signatures. For calls inside this process: never give it a route. */
export function inProcessServe(options: ServeOptions): ServeHandler {
  const unsigned = { ...options, skipSignatureValidation: true };
  return serve(unsigned);
}
