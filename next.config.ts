import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { addCompileHints } from './scripts/build/compile-hints';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These read files or connect by themselves and must stay what npm installed.
  serverExternalPackages: [
    'postgres',
    'pg',
    'graphile-worker',
    'pino',
    '@node-oauth/oauth2-server',
    'react-email',
    '@react-email/render',
    'pdfkit',
    'twilio',
    'mailchecker',
  ],
  typedRoutes: false,
  // Browsers ask for this when a page's own link to its icon comes a moment later.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  // In development Next would print what server actions are given: keys of providers and account numbers among it.
  logging: { serverFunctions: false },
  compiler: { runAfterProductionCompile: ({ distDir }) => addCompileHints(distDir) },
  // Files of an import come through a server action; what is larger is imported on the command line, which streams.
  experimental: { serverActions: { bodySizeLimit: '10mb' } },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
