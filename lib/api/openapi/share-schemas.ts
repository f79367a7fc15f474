type Node = Record<string, unknown>;

/**
 * Gives a schema of the core that stands in many places a name, and refers to it from each. The core's schemas know nothing
 * of documents, so their names are given here: by one place where the schema stands.
 */
export function shareSchemas<Document extends object>(document: Document, names: Record<string, string>): Document {
  const shared: Node = {};
  let result: Document = document;
  for (const [name, path] of Object.entries(names)) {
    const found = path.split('.').reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
    if (!found) throw new Error(`The document has nothing at ${path}`);
    const text = JSON.stringify(found);
    result = replaced(result, text, { $ref: `#/components/schemas/${name}` }) as Document;
    shared[name] = found;
  }
  const components = (result as Node).components as { schemas: Node };
  Object.assign(components.schemas, shared);
  return result;
}

function replaced(node: unknown, text: string, reference: Node): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (JSON.stringify(node) === text) return reference;
  if (Array.isArray(node)) return node.map((item) => replaced(item, text, reference));
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child, text, reference)]));
}
