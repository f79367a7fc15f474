import { drawPicture } from '@/lib/materials/draw-picture';
import { type CodeMaterial, publicCodeMaterial } from '@/lib/services/codes/code-material';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';

type Params = { params: Promise<{ code: string }> };

// A picture lives as long as the facts it was made of, as the landing page does.
const drawn = new WeakMap<CodeFacts, Promise<Uint8Array<ArrayBuffer>>>();

/** The preview of a code's link, `/og/CODE.png`, for whoever has the link: what messengers show of it. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const code = (await params).code.replace(/\.png$/i, '');
  const found = await publicCodeMaterial(code, new Date());
  if (!found) return new Response(null, { status: 404, headers: { 'cache-control': 'public, max-age=60' } });
  return new Response(await pictureOf(found.facts, found.material), {
    headers: {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      'x-content-type-options': 'nosniff',
      // It is meant to be shown by others.
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

function pictureOf(facts: CodeFacts, material: CodeMaterial): Promise<Uint8Array<ArrayBuffer>> {
  let picture = drawn.get(facts);
  if (!picture) {
    picture = drawPicture(material, 'og');
    drawn.set(facts, picture);
    picture.catch(() => drawn.delete(facts));
  }
  return picture;
}
