import { createRouteBreaker, type RouteBreaker } from '../engine/route-breaker.ts';

/** What went to one route of one plugin. */
export type RouteTraffic = {
  plugin: string;
  /** As the manifest writes it, such as `GET /notes/:id`; empty for what is none of its routes. */
  route: string;
  /** Answers by class of their status: index 2 are the 2xx. */
  byStatus: Float64Array;
  /** Answers by time to their head; the last one is for all that is slower than the bounds. */
  byTime: Float64Array;
  milliseconds: number;
  /** Of bodies, as they came. */
  requestBytes: number;
  answerBytes: number;
  inFlight: number;
  /** Whether it is asked. */
  breaker: RouteBreaker;
};

export type Traffic = {
  /**
   * `plugin` must be one of the catalog, and `route` one of its manifest: whatever is asked for would
   * make metrics grow.
   */
  of(plugin: string, route: string): RouteTraffic;
  ofPlugin(plugin: string): Iterable<RouteTraffic>;
  all(): Iterable<RouteTraffic>;
};

/** Upper bounds in ms. */
export const bounds = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

/** Counts one answer, for a few additions. */
export function countAnswer(traffic: RouteTraffic, status: number, milliseconds: number): void {
  const statusClass = Math.floor(status / 100);
  traffic.byStatus[statusClass] = (traffic.byStatus[statusClass] as number) + 1;
  let bucket = 0;
  while (bucket < bounds.length && milliseconds > (bounds[bucket] as number)) bucket++;
  traffic.byTime[bucket] = (traffic.byTime[bucket] as number) + 1;
  traffic.milliseconds += milliseconds;
}

/** Requests, counted in arrays that are read when the metrics are asked for. */
export function createTraffic(): Traffic {
  const plugins = new Map<string, Map<string, RouteTraffic>>();
  return {
    of(plugin, route) {
      let routes = plugins.get(plugin);
      if (!routes) plugins.set(plugin, (routes = new Map()));
      let traffic = routes.get(route);
      if (!traffic) routes.set(route, (traffic = nothingYet(plugin, route)));
      return traffic;
    },
    ofPlugin: (plugin) => plugins.get(plugin)?.values() ?? [],
    *all() {
      for (const routes of plugins.values()) yield* routes.values();
    },
  };
}

function nothingYet(plugin: string, route: string): RouteTraffic {
  return {
    plugin,
    route,
    byStatus: new Float64Array(6),
    byTime: new Float64Array(bounds.length + 1),
    milliseconds: 0,
    requestBytes: 0,
    answerBytes: 0,
    inFlight: 0,
    breaker: createRouteBreaker(),
  };
}
