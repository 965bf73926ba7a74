import { MESSAGE_PREFIX } from '../../errors/message-prefix.ts';
import type { OriginRules } from './judge-origin.ts';

interface OriginOptions {
  allowedOrigins?: readonly string[] | undefined;
  publicOrigin?: string | readonly string[] | undefined;
}

/**
 * The options as browsers write origins: lower case, without a default port and without a slash at the end.
 * @throws TypeError for text that is not an origin
 */
export function originRules({ allowedOrigins = [], publicOrigin = [] }: OriginOptions): OriginRules {
  const own = typeof publicOrigin === 'string' ? [publicOrigin] : publicOrigin;
  return {
    allowedOrigins: allowedOrigins.map((text) => toOrigin(text, 'allowedOrigins')),
    publicOrigins: own.map((text) => toOrigin(text, 'publicOrigin')),
  };
}

function toOrigin(text: string, option: string): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : null;
  if (url === null || text.includes('*') || url.username !== '' || !isBare(url)) {
    throw new TypeError(
      `${MESSAGE_PREFIX}${option} contains ${JSON.stringify(text)}, which is not an origin. Every page would be compared with it and be refused. Write scheme, host and port of each, without a path and without wildcards, for example "https://shop.example".`,
    );
  }
  // Schemes of apps, as `capacitor://localhost`, have no `origin` by the URL standard, but browsers send one.
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}

function isBare({ host, pathname, search, hash }: URL): boolean {
  return host !== '' && (pathname === '/' || pathname === '') && search === '' && hash === '';
}
