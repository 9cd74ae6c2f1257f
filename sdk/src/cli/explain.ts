import { parseArgs } from 'node:util';
import { answerTroubles } from './answer-troubles.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Why a contribution is shown or hidden; exit code 1 when it is hidden. */
export const explain: Command = {
  usage: [
    ['explain <slug> <contribution>', 'why it is shown or hidden, as checks that pass or fail'],
    ['  … --user <name> | --space <slug>', 'to somebody, in a space, or both'],
  ],
  async run({ args, registry, print, ...context }) {
    const { positionals, values } = parseArgs({
      args,
      options: { user: { type: 'string', default: '' }, space: { type: 'string', default: '' } },
      allowPositionals: true,
    });
    const [slug, contributionId, ...more] = positionals;
    if (slug === undefined || contributionId === undefined || more.length > 0) {
      throw new UsageError('"explain" takes a slug and the id of a contribution');
    }
    using clients = await registry();
    const { checks } = await clients.admin.explainContribution({ slug, contributionId, ...values });
    for (const { name, passed, detail } of checks) {
      print(`${passed ? 'passed' : 'FAILED'}  ${name}: ${detail}`);
    }
    for (const trouble of await answerTroubles(context, slug)) print(`answers  ${trouble}`);
    const isShown = checks.every(({ passed }) => passed);
    print(isShown ? 'it is shown' : 'it is hidden');
    return isShown ? 0 : 1;
  },
};
