import type { z } from '@hono/zod-openapi';
import type { ApiScope } from '@/lib/domain/organizations/roles';
import type { RuleCode } from '@/lib/domain/rule-codes';
import type { Ctx } from '@/lib/services/context';

/** What a handler gets: already authenticated, within its scope and its limits, with a readable body. */
export interface ApiRequest {
  ctx: Ctx;
  params: Record<string, string>;
  query: Record<string, string>;
  /** The JSON as it came; the service parses it with the schema that the document shows. `{}` when there was none. */
  body: unknown;
  accept: string;
}

export type Answers = Readonly<Record<number, z.ZodType>>;

/** A file instead of JSON: an image, a table. */
export interface FileAnswer {
  file: string | Uint8Array;
  contentType: string;
  fileName?: string;
}

/** One of the documented answers, in the shape its schema takes. */
export type AnswerOf<A extends Answers> =
  | { [Status in keyof A & number]: { status: Status; body: z.input<A[Status]>; location?: string } }[keyof A & number]
  | FileAnswer;

export interface EndpointSpec<A extends Answers> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters in braces. `{id}` must be a UUID, or the answer is 404. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** What the client must have been granted; null for none beyond a valid token. */
  scope: ApiScope | null;
  /** What `{id}` names, for the words of a 404. */
  subject?: string;
  /** What its body or its query names, which may not be there: another 404. */
  names?: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The service alone parses the body: for hot paths, and where one of two schemas is chosen by a field. */
  parsedByService?: boolean;
  /** What it makes is unique by itself, so that a repetition is harmless and a key need not hold the transaction. */
  repeatable?: boolean;
  /** Its answer shows a secret once: what is kept for a repeated Idempotency-Key is encrypted. */
  secretAnswer?: boolean;
  answers: A;
  /** Media types of file answers, beside JSON. */
  files?: readonly string[];
  /** Codes of a 422 and a 409 that this call can give. */
  rules?: readonly RuleCode[];
  handle: (request: ApiRequest) => Promise<AnswerOf<NoInfer<A>>>;
}

export type Endpoint = Omit<EndpointSpec<Answers>, 'handle'> & {
  handle: (request: ApiRequest) => Promise<{ status: number; body: unknown; location?: string } | FileAnswer>;
};

/** Describes one call of the API: its document, its checks and what it does. */
export function endpoint<const A extends Answers>(spec: EndpointSpec<A>): Endpoint {
  return spec as unknown as Endpoint;
}
