import { expect } from 'vitest';
import { z } from 'zod';
import { api } from '@/lib/api/app';

type Json = Record<string, unknown>;
interface Operation {
  method: string;
  pattern: RegExp;
  braces: number;
  responses: Record<string, { content: Record<string, { schema: Json }> }>;
}

let document: Promise<{ operations: Operation[]; schemas: Json }> | undefined;
const known = new Map<Json, z.ZodType>();

/**
 * Holds one answer against the document as `/api/v1/openapi.json` serves it, and more strictly than JSON Schema does: a
 * status, a media type or a field that it does not name fails. Addresses that it does not have are passed over.
 */
export async function checkDocumented(
  method: string,
  path: string,
  answer: { status: number; headers: Headers; body: unknown },
): Promise<void> {
  document ??= readDocument();
  const { operations, schemas } = await document;
  const bare = path.split('?')[0] as string;
  const operation = operations.find((one) => one.method === method && one.pattern.test(bare));
  // 500 is nobody's contract; the tests that make one happen look at it themselves.
  if (!operation || answer.status === 500) return;
  const where = `${method} ${bare} ${answer.status}`;
  const response = operation.responses[answer.status];
  expect(response, `${where} is not in the document`).toBeDefined();
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] as string;
  const media = response?.content[type];
  expect(media, `${where} as ${type} is not in the document`).toBeDefined();
  if (!media || !type.endsWith('json')) return;
  let schema = known.get(media.schema);
  if (!schema) {
    schema = z.fromJSONSchema(strict({ ...media.schema, $defs: schemas }) as never);
    known.set(media.schema, schema);
  }
  expect(schema.safeParse(answer.body).error?.issues ?? [], where).toEqual([]);
}

async function readDocument() {
  const { paths, components } = (await (await api.request('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Json };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      braces: path.split('{').length,
      responses,
    })),
  );
  // An address written out comes before one with a parameter in the same place.
  operations.sort((a, b) => a.braces - b.braces);
  return { operations, schemas: components.schemas };
}

/** The schema with its references where zod looks for them, and closed wherever it lists properties. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    key === '$ref' ? String(value).replace('#/components/schemas/', '#/$defs/') : strict(value),
  ]);
  const copy = Object.fromEntries(entries) as Json;
  if (isClosable(copy)) copy.additionalProperties = false;
  return copy;
}

function isClosable({ type, properties, additionalProperties }: Json): boolean {
  const isObject = type === 'object' || (Array.isArray(type) && type.includes('object'));
  return isObject && properties !== undefined && additionalProperties === undefined;
}
