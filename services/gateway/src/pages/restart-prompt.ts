import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';
import { callout } from './callout.ts';

/** A restart is needed: now, or later. */
export function restartPrompt(
  { slug, title }: { slug: string; title: string },
  laterUrl: string,
): Html {
  const actions = html`${actionForm({
      action: `/plugins/${slug}/restart`,
      label: 'Restart now',
      tone: 'primary',
    })} <a class="button" href="${laterUrl}">Later</a>`;
  const message = `a restart of ${title} is required for what was set to take effect`;
  const hint = 'its processes are asked to end; what keeps them running starts them again';
  return callout('warn', message, { hint, actions });
}
