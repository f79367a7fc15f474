// The portal without internet: keeps a person's own code and its QR code, and nothing else. Pages are never kept, so that no
// wallet, no friend and no news stays on a phone. A new version of this file takes over at once.
const CACHE = 'kith-portal-1';
const OWN = '/portal/-/own-code';
const QR = '/portal/-/own-qr';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('kith-portal-') && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The page says what may be kept: `{type: 'own-code', code, school, url, words}`, or `{type: 'forget'}`.
self.addEventListener('message', (event) => {
  const { data } = event;
  if (data?.type === 'forget') event.waitUntil(caches.delete(CACHE));
  if (data?.type === 'own-code') event.waitUntil(keep(data));
});

async function keep({ code, school, url, words }) {
  const cache = await caches.open(CACHE);
  await cache.put(OWN, Response.json({ code, school, url, words }));
  const picture = await fetch(`/portal/qr/${encodeURIComponent(code)}?format=svg`);
  // A redirect to sign in is no picture.
  if (picture.ok && picture.headers.get('content-type') === 'image/svg+xml') {
    await cache.put(QR, new Response(await picture.text()));
  }
}

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return;
  event.respondWith(fetch(event.request).catch(offline));
});

async function offline() {
  const cache = await caches.open(CACHE);
  const own = await (await cache.match(OWN))?.json();
  const qr = await (await cache.match(QR))?.text();
  return new Response(page(own, qr), {
    status: own ? 200 : 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    },
  });
}

const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page(own, qr) {
  const { code = '', school = '', url = '', words = {} } = own ?? {};
  const { title = 'You are offline', text = 'Your code is shown here when you have opened it once.', again = 'Try again' } = words;
  const picture = qr ? `<img alt="" width="280" height="280" src="data:image/svg+xml,${encodeURIComponent(qr)}">` : '';
  const codeLine = code ? `<p class="code">${escape(code)}</p><p class="url">${escape(url)}</p>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>
:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:1rem/1.5 system-ui,sans-serif;background:#fbfaf8;color:#24211c}
main{padding:1.5rem;text-align:center;max-width:24rem}img{background:#fff;border-radius:1rem;max-width:100%;height:auto}
h1{font-size:1.25rem}.code{font:600 1.75rem/1.2 ui-monospace,monospace;margin:1rem 0 0;overflow-wrap:anywhere}.url{overflow-wrap:anywhere;color:#635d54;margin:.25rem 0 1rem}
a{display:inline-block;padding:.75rem 1.25rem;border:1px solid;border-radius:.75rem;color:inherit;text-decoration:none}
@media (prefers-color-scheme:dark){body{background:#141311;color:#f1ede6}.url{color:#b3aca1}}</style></head>
<body><main><p>${escape(school)}</p>${picture}${codeLine}<h1>${escape(title)}</h1><p>${escape(text)}</p><p><a href="/portal">${escape(again)}</a></p></main></body></html>`;
}
