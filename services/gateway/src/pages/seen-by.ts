import { html, type Html } from '../shell/html.ts';

/** The process that shows a page: with several workers, which of how many. */
export type SeenBy = { worker: number | undefined; workers: number };

/** Whose view it is of how a plugin answers: each process of the gateway judges for itself. */
export function seenBy({ worker, workers }: SeenBy): Html {
  if (worker === undefined || workers === 1) {
    return html`<p class="quiet">
      As this gateway has seen it since it was started. Other replicas judge for themselves.
    </p>`;
  }
  return html`<p class="quiet">
    As worker ${worker} of ${workers} has seen it since it was started. The others judge for
    themselves, and this page may be shown by another one next time; the metric
    <code>patchbay_route_failing</code> shows all of them.
  </p>`;
}
