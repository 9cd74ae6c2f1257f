import {
  fromStruct,
  fromTimestamp,
  shownVersion,
  settingsSchemaOf,
  shownSettings,
  type ReceivedCapability,
  type ReceivedCommand,
  type ReceivedInstance,
  type ReceivedLifecycleCall,
  type ReceivedPlugin,
} from '@patchbay/proto';
import type { CallHealth } from '../broker/safeguards.ts';
import type { Skips } from '../broker/skips.ts';
import type { AnswerHealth } from '../requests/answer-health.ts';
import { commandList } from '../commands/commands-page.ts';
import type { ContributionChecks } from '../shell/contribution-checks.ts';
import { html, type Html } from '../shell/html.ts';
import { iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import {
  contestedInstances,
  refusalOf,
  toldCrash,
  waitingReleases,
} from '../shell/plugin-attention.ts';
import { actionForm } from './action-form.ts';
import { failingRoutes } from './answer-health.ts';
import { answerTroubles } from './answer-troubles.ts';
import { pluginBadge } from './badge.ts';
import { callHealth } from './call-health.ts';
import { callout } from './callout.ts';
import { contributionTable } from './contributions.ts';
import { instanceTable } from './instances.ts';
import { lifecycleTable } from './lifecycle-calls.ts';
import { moment } from './moment.ts';
import { originTag } from './origin-tag.ts';
import { pluginAbout } from './plugin-about.ts';
import { pluginRelations } from './plugin-relations.ts';
import { prose } from './prose.ts';
import { registryAway } from './registry-away.ts';
import { rejectForm } from './reject-release.ts';
import { releaseAsks } from './release-asks.ts';
import { releaseTable } from './releases.ts';
import { restartPrompt } from './restart-prompt.ts';
import { seenBy, type SeenBy } from './seen-by.ts';

/** What the registry says of a plugin's surroundings; undefined while it does not answer. */
export type Surroundings =
  | { dependents: readonly string[]; choices: readonly ReceivedCapability[] }
  | undefined;

/** What it is called for. */
export type PluginCalls = {
  commands: readonly ReceivedCommand[];
  /** What it still has to be told about itself. */
  untold: readonly ReceivedLifecycleCall[];
  health: CallHealth;
  /** What was left out of its contributions. */
  skipped: ReturnType<Skips['of']>;
};

export type PluginPageData = {
  plugin: ReceivedPlugin;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  surroundings: Surroundings;
  checks: ContributionChecks;
  calls: PluginCalls;
  /** What is made of its answers to requests. */
  answers: AnswerHealth;
  /** Who says what it did not answer. */
  seen: SeenBy;
  /** Why there is no connection to the registry, if there is none. */
  trouble: string | undefined;
  frame: PageFrame;
};

/** Everything of one plugin for administrators; fetched again when the catalog changes. */
export function pluginContent(data: PluginPageData): Html {
  const { plugin, plugins, surroundings, checks, calls, answers, seen, trouble, frame } = data;
  const { state, instances, contributions, releases } = plugin;
  const unanswered = [
    failingRoutes(answers.routes, instances),
    callHealth(calls.health, calls.skipped),
  ].filter((it) => it !== undefined);
  return html`${registryAway(trouble)} ${head(plugin, frame)}
    <article class="panel" aria-label="State">
      <p>
        ${prose(state?.message ?? '')}
        <span class="quiet">Since ${moment(fromTimestamp(state?.since))}.</span>
      </p>
      ${state?.hint && html`<p class="hint">${frame.icon('lightbulb')} <span>${prose(state.hint)}</span></p>`}
      ${answerTroubles(answers.troubles, seen)} ${decisions(plugin)} ${pluginAbout(plugin)}
    </article>
    ${releases.length > 0 && section('Releases', releaseTable(plugin))}
    ${section('Instances', instanceTable(instances, answers.instances))}
    ${section('Depends on and provides', pluginRelations({ plugin, plugins, surroundings }))}
    ${contributions.length > 0 && section('Contributions', contributionTable(plugin, checks))}
    ${unanswered.length > 0 && section('What it did not answer', html`${unanswered} ${seenBy(seen)}`)}
    ${
      calls.untold.length > 0 &&
      section('What it was not told yet', lifecycleTable(plugin.slug, calls.untold))
    }
    ${
      calls.commands.length > 0 &&
      section('Commands', html`<article class="panel">${commandList(calls.commands)}</article>`)
    }
    ${plugin.tasks.length > 0 && section('Tasks', taskList(plugin))}`;
}

/** In place of the content when the plugin was deleted while the page was open. */
export function deletedContent(slug: string): Html {
  const actions = html`<a class="button" href="/plugins">Plugins</a>`;
  return callout('warn', `there is no plugin "${slug}" any more: it was deleted`, { actions });
}

function head(plugin: ReceivedPlugin, { icon }: PageFrame): Html {
  const { slug, title, version, enabled, state } = plugin;
  const removed = state?.name === 'removed';
  return html`<header class="plugin-head">
    <span class="tile">${icon(iconOf(plugin))}</span>
    <div class="plugin-title">
      <h1>${title}</h1>
      <p class="quiet">${slug}${version && ` · version ${shownVersion(version)}`}</p>
    </div>
    ${originTag(plugin)} ${pluginBadge(state)}
    <div class="plugin-actions">
      ${hasSettings(plugin) && html`<a class="button" href="/plugins/${slug}/settings">Settings</a>`}
      <a class="button" href="/credentials?plugin=${slug}">Credentials</a>
      ${
        !removed &&
        actionForm({
          action: `/plugins/${slug}/enabled`,
          label: enabled ? 'Disable' : 'Enable',
          fields: { enabled: enabled ? 'false' : 'true' },
          tone: enabled ? 'plain' : 'primary',
        })
      }
      ${
        removed
          ? html`<a class="button button-danger" href="/plugins/${slug}/delete">Delete…</a>`
          : html`<a class="button button-danger" href="/plugins/${slug}/remove">Remove…</a>`
      }
    </div>
  </header>`;
}

/** Without a form there is no link to it. */
function hasSettings({ manifest, state }: ReceivedPlugin): boolean {
  const schema = settingsSchemaOf(fromStruct(manifest), 'site');
  return state?.name !== 'removed' && shownSettings(schema).length > 0;
}

/** What waits for an operator. */
function decisions(plugin: ReceivedPlugin): Html {
  const { slug, state } = plugin;
  const release = actionForm({
    action: `/plugins/${slug}/release`,
    label: 'Release from quarantine',
    tone: 'primary',
  });
  const refusal = refusalOf(plugin);
  const crash = toldCrash(plugin);
  return html`${refusal && refused(refusal)} ${contestedInstances(plugin).map(contested)}
  ${crash && crashed(crash)} ${plugin.restartRequired && restartPrompt(plugin, `/plugins/${slug}`)}
  ${
    state?.name === 'quarantined' &&
    callout('bad', 'it gets no requests and no tasks until it is released', { actions: release })
  }
  ${waitingReleases(plugin).map(({ version, diff }) => {
    const hint = plugin.offered ? 'until then the active release goes on serving' : '';
    const answers = html`${actionForm({
      action: `/plugins/${slug}/approve`,
      label: `Approve ${version}`,
      fields: { version },
      tone: 'primary',
    })}
    ${rejectForm(slug, version, { id: `turn-down-${version}` })}`;
    return callout(
      'warn',
      `version ${version} waits for approval${releaseAsks(diff?.added ?? [])}`,
      {
        hint,
        actions: answers,
      },
    );
  })}`;
}

function refused({ message, at }: NonNullable<ReceivedPlugin['refusal']>): Html {
  return html`<div class="callout callout-bad" role="status">
    <p>A process of it was refused ${moment(fromTimestamp(at))}. ${prose(message)}</p>
    <p class="quiet">Mend that and start the process again; this goes when one registers.</p>
  </div>`;
}

function crashed({ error, at }: NonNullable<ReceivedPlugin['lastCrash']>): Html {
  return html`<div class="callout callout-warn" role="status">
    <p>An error that nobody caught ended a process of it ${moment(fromTimestamp(at))}.</p>
    <pre role="group" tabindex="0" aria-label="The error">${error}</pre>
  </div>`;
}

function contested({ name, takeOvers, takenOverAt, takenFrom, endpoint }: ReceivedInstance): Html {
  return html`<div class="callout callout-bad" role="status">
    <p>
      The instance <strong>${name}</strong> was taken over ${takeOvers.toLocaleString('en')} times
      in a row, last ${moment(fromTimestamp(takenOverAt))} by the process at
      <code>${endpoint}</code> from the one at <code>${takenFrom}</code>: two processes use the same
      instance name.
    </p>
    <p class="quiet">
      Stop one of the two, or give each a <code>PATCHBAY_INSTANCE</code> of its own; this goes ten
      minutes after the last time.
    </p>
  </div>`;
}

function section(title: string, content: Html): Html {
  const id = `section-${title.toLowerCase().replaceAll(' ', '-')}`;
  return html`<section id="of-${id}" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

function taskList({ slug, tasks }: ReceivedPlugin): Html {
  return html`<p>
    ${tasks.map(({ title, name }) => title || name).join(', ')}:
    <a href="/tasks?plugin=${slug}">their schedules and runs</a>
  </p>`;
}
