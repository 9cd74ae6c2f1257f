import type { ReceivedPlugin } from '@patchbay/proto';
import type { Action } from './action.ts';
import type { CommandContext } from './command.ts';
import type { Registry } from './registry-clients.ts';
import { UsageError } from './usage-error.ts';

/** What an operator decides of a plugin that stays. */
export const decisions: Readonly<Record<string, Action>> = {
  enable: {
    takes: ['slug'],
    purpose: 'let a plugin take part',
    run: (context, [slug = '']) =>
      decide(context, `${slug} is enabled`, ({ admin }) =>
        admin.setPluginEnabled({ slug, enabled: true }),
      ),
  },
  restart: {
    takes: ['slug'],
    purpose: 'ask its processes to end; what keeps them running starts them again',
    async run({ registry, print }, [slug = '']) {
      using clients = await registry();
      const { instances } = await clients.settings.restartPlugin({ slug });
      print(`${instances} ${instances === 1 ? 'process is' : 'processes are'} asked to end`);
      return 0;
    },
  },
  disable: {
    takes: ['slug'],
    flags: ['force'],
    purpose: 'keep requests and tasks from a plugin; --force although others need it',
    run: (context, [slug = ''], { force = false }) =>
      decide(context, `${slug} is disabled`, ({ admin }) =>
        admin.setPluginEnabled({ slug, enabled: false, force }),
      ),
  },
  title: {
    takes: ['slug', 'title'],
    instead: 'reset',
    purpose: "give a plugin a title; --reset goes back to the manifest's",
    run: (context, [slug = '', title = '']) =>
      decide(
        context,
        `${slug} has ${title ? `the title "${title}"` : "the manifest's title"}`,
        ({ admin }) => admin.updatePlugin({ slug, title }),
      ),
  },
  index: {
    takes: ['slug', 'number'],
    instead: 'reset',
    purpose: 'give a plugin its place: lower comes first; --reset for none',
    run(context, [slug = '', text], { reset }) {
      if (reset) {
        return decide(context, `${slug} has no index`, ({ admin }) =>
          admin.updatePlugin({ slug, clearIndex: true }),
        );
      }
      const index = Number(text);
      if (!/^-?\d{1,9}$/.test(text ?? '')) throw new UsageError(`"${text}" is not a whole number`);
      return decide(context, `${slug} has the index ${index}`, ({ admin }) =>
        admin.updatePlugin({ slug, index }),
      );
    },
  },
  approve: {
    takes: ['slug', 'version'],
    purpose: 'let a release that waits for approval serve',
    run: (context, [slug = '', version = '']) =>
      decide(context, `${slug} ${version} is approved`, ({ admin }) =>
        admin.approveRelease({ slug, version }),
      ),
  },
  reject: {
    takes: ['slug', 'version', 'reason'],
    purpose: 'turn a release down that waits for approval; its processes are told the reason',
    run: (context, [slug = '', version = '', reason = '']) =>
      decide(context, `${slug} ${version} is rejected`, ({ admin }) =>
        admin.rejectRelease({ slug, version, reason }),
      ),
  },
  pin: {
    takes: ['slug', 'version'],
    purpose: 'make one version the active one, until it is unpinned',
    run: (context, [slug = '', version = '']) =>
      decide(context, `${slug} is pinned to ${version}`, ({ admin }) =>
        admin.pinRelease({ slug, version }),
      ),
  },
  unpin: {
    takes: ['slug'],
    purpose: 'let the newest approved release that is ready be active again',
    run: (context, [slug = '']) =>
      decide(context, `${slug} is not pinned`, ({ admin }) =>
        admin.pinRelease({ slug, version: '' }),
      ),
  },
  release: {
    takes: ['slug'],
    purpose: 'let a plugin out of quarantine',
    run: (context, [slug = '']) =>
      decide(context, `${slug} is released from quarantine`, ({ admin }) =>
        admin.releaseQuarantine({ slug }),
      ),
  },
};

/** Tells the registry, then prints what was done and the state that came of it. */
async function decide(
  { registry, print }: CommandContext,
  done: string,
  call: (clients: Registry) => Promise<{ plugin: ReceivedPlugin | null }>,
): Promise<number> {
  using clients = await registry();
  const { plugin } = await call(clients);
  const { name = '', message = '' } = plugin?.state ?? {};
  print(`${done}${message && `; it is ${name}: ${message}`}`);
  return 0;
}
