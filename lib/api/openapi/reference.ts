import { api } from '../app';
import { openApiDocument } from './document';

/** A schema of the document, as far as the reference shows it. */
export interface SchemaNode {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  oneOf?: SchemaNode[];
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: SchemaNode & { description?: string };
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | undefined;
  scope: string | null;
  isOpen: boolean;
  parameters: Parameter[];
  body: SchemaNode | null;
  answers: { status: string; description: string; schema: SchemaNode | null }[];
}

export interface Reference {
  groups: { tag: string; operations: Operation[] }[];
  schemas: { name: string; schema: SchemaNode }[];
}

type Content = Record<string, { schema?: SchemaNode }>;

interface RawOperation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}

let known: Reference | undefined;

/** The OpenAPI document in the order in which a person reads it: by subject, what is answered at the end. */
export function apiReference(): Reference {
  known ??= makeReference();
  return known;
}

function makeReference(): Reference {
  const { paths = {}, components } = openApiDocument(api);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, RawOperation>).map(([method, raw]) => ({
      tag: raw.tags[0] as string,
      operation: operationOf(path, method, raw),
    })),
  );
  const groups = [...Map.groupBy(operations, ({ tag }) => tag)].map(([tag, group]) => ({
    tag,
    operations: group.map(({ operation }) => operation),
  }));
  const schemas = Object.entries((components?.schemas ?? {}) as Record<string, SchemaNode>);
  return { groups, schemas: schemas.map(([name, schema]) => ({ name, schema })) };
}

function operationOf(path: string, method: string, raw: RawOperation): Operation {
  const done = Object.entries(raw.responses).filter(([status]) => status < '300');
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    summary: raw.summary,
    description: raw.description,
    scope: raw.security[0]?.oauth2?.[0] ?? null,
    isOpen: raw.security.length === 0,
    parameters: raw.parameters ?? [],
    body: schemaOf(raw.requestBody?.content),
    answers: done.map(([status, { description, content }]) => ({ status, description, schema: schemaOf(content) })),
  };
}

function schemaOf(content: Content | undefined): SchemaNode | null {
  return Object.values(content ?? {})[0]?.schema ?? null;
}
