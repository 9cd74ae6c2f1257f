import type { Noted } from './noted.ts';

/** Lines that tell whoever a request is sent on to where it came from, and to which of our origins. */
export type ForwardedLines = (noted: Noted, origin: string) => string;

export function createForwardedLines(shell: string): ForwardedLines {
  const ofShell = originLines(shell);
  return ({ address, id }, origin) => {
    const ofOrigin = origin === shell ? ofShell : originLines(origin);
    return `X-Forwarded-For: ${address}\r\n${ofOrigin}X-Request-Id: ${id}\r\n`;
  };
}

function originLines(origin: string): string {
  const [scheme, host] = origin.split('://');
  return `X-Forwarded-Proto: ${scheme}\r\nX-Forwarded-Host: ${host}\r\n`;
}
