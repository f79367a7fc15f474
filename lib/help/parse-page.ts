import { z } from 'zod';

const frontMatter = z.strictObject({
  title: z.string().min(1).max(80),
  summary: z.string().min(1).max(240),
  order: z.coerce.number().int().positive(),
});

export type ParsedPage = z.infer<typeof frontMatter> & { body: string };

/**
 * A page's front matter (`name: value` lines between two of `---`) and its Markdown.
 * @throws when the front matter is not there, or says too much or too little
 */
export function parsePage(text: string): ParsedPage {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || body === undefined) throw new Error('A page of the guide begins with its front matter.');
  const lines = head.split('\n').map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).trim(), unquoted(line.slice(at + 1).trim())];
  });
  return { ...frontMatter.parse(Object.fromEntries(lines)), body: body.trim() };
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}
