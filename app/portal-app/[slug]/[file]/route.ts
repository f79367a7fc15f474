import { drawAppIcon } from '@/lib/materials/app-icon';
import { APP_ICONS, appManifest } from '@/lib/materials/app-manifest';
import { systemCtx } from '@/lib/services/context';
import { findOrganizationId, getOrganization } from '@/lib/services/organizations/reads';

type Params = { params: Promise<{ slug: string; file: string }> };

/** What a phone needs to install a school's portal: `manifest.webmanifest` and its icons. Says no more than a landing page does. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { slug, file } = await params;
  const id = await findOrganizationId(slug);
  if (!id) return new Response(null, { status: 404 });
  const school = await getOrganization(systemCtx(id, new Date()));
  const headers = { 'cache-control': 'public, max-age=3600' };
  if (file === 'manifest.webmanifest') {
    return Response.json(appManifest(school), { headers: { ...headers, 'content-type': 'application/manifest+json' } });
  }
  const icon = Object.hasOwn(APP_ICONS, file) ? APP_ICONS[file as keyof typeof APP_ICONS] : null;
  if (!icon) return new Response(null, { status: 404 });
  const body = await drawAppIcon(school, icon.size, icon.shape);
  return new Response(body, { headers: { ...headers, 'content-type': 'image/png' } });
}
