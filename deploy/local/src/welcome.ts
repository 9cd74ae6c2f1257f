import type { Addresses } from './addresses.ts';
import { statusOf } from './until-answers.ts';

/** What someone who has just started the platform wants to know. */
export async function welcome({
  publicUrl,
  setupToken,
  addresses,
  dataDir,
}: {
  publicUrl: string;
  setupToken: string;
  addresses: Addresses;
  dataDir: string;
}): Promise<string> {
  const setup = `/setup?token=${setupToken}`;
  const link = `${publicUrl}${setup}`;
  // The link answers 200 while there is no administrator yet. Only browsers find the public name.
  const isUsable = (await statusOf(`http://${addresses.gateway}${setup}`)) === 200;
  const rows = [
    ['Patchbay', publicUrl],
    ['Sign in', isUsable ? link : `sign in at ${publicUrl} with your account`],
    ...(isUsable ? [['', 'This link works once and makes you the administrator.']] : []),
    ['Data', `${dataDir}  (\`npm start -- --fresh\` begins again)`],
    ['Registry', `${addresses.registry}  (PATCHBAY_REGISTRY for a plugin of your own)`],
    ['Commands', 'npx patchbay plugins'],
    ['Stop', 'Ctrl-C stops everything'],
  ];
  return ['', ...rows.map(([name = '', text]) => `  ${name.padEnd(9)} ${text}`), ''].join('\n');
}
