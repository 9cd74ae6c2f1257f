import { isPlatformCookie } from '../sign-in/cookies.ts';

/**
 * A plugin's `Set-Cookie` confined to the plugin: no `Domain`, and a `Path` below `prefix`.
 * Undefined for a cookie that is not the plugin's to set: one with a platform cookie's name, one
 * without a name (browsers send its value where a name may stand), and a `__Host-` cookie, which
 * cannot be confined.
 */
export function confineSetCookie(value: string, prefix: string): string | undefined {
  const [pair = '', ...attributes] = value.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(equals, 0)).trim();
  if (name === '' || isPlatformCookie(name)) return undefined;
  if (/^__host-/i.test(name)) return undefined;

  const kept: string[] = [];
  let path = '/';
  for (const attribute of attributes) {
    const [key = '', ...rest] = attribute.split('=');
    const canonical = key.trim().toLowerCase();
    if (canonical === 'path') path = rest.join('=').trim();
    else if (canonical !== 'domain') kept.push(`;${attribute}`);
  }
  return `${pair}${kept.join('')}; Path=${confinedPath(path, prefix)}`;
}

function confinedPath(path: string, prefix: string): string {
  if (path === prefix || path.startsWith(`${prefix}/`))
    return path === prefix ? `${prefix}/` : path;
  return path.startsWith('/') ? `${prefix}${path}` : `${prefix}/`;
}
