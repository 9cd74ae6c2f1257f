/** Cumulative counts by upper bound in seconds. */
type Buckets = Map<number, number>;

const name = 'patchbay_trigger_lateness_seconds_bucket';

/** From due to stored in NATS, of all triggers of the schedulers so far, by their own metrics. */
export async function readPublishLateness(addresses: readonly string[]): Promise<Buckets> {
  const buckets: Buckets = new Map();
  for (const address of addresses) {
    const text = await (await fetch(`http://${address}/metrics`)).text();
    for (const line of text.split('\n').filter((it) => it.startsWith(name))) {
      const bound = Number(/le="([^"]+)"/.exec(line)?.[1]?.replace('+Inf', 'Infinity'));
      const count = Number(line.slice(line.lastIndexOf(' ')));
      buckets.set(bound, (buckets.get(bound) ?? 0) + count);
    }
  }
  return buckets;
}

/** The value below which `part` of what came between two readings lies, interpolated within its bucket, in ms. */
export function quantileMs(before: Buckets, after: Buckets, part: number): number {
  const bounds = [...after.keys()].toSorted((a, b) => a - b);
  const counts = bounds.map((bound) => (after.get(bound) ?? 0) - (before.get(bound) ?? 0));
  const wanted = (counts.at(-1) ?? 0) * part;
  const index = counts.findIndex((count) => count >= wanted);
  const [low, high] = [bounds[index - 1] ?? 0, bounds[index] ?? Infinity];
  const [below, within] = [counts[index - 1] ?? 0, counts[index] ?? 0];
  return (low + ((high - low) * (wanted - below)) / Math.max(1, within - below)) * 1000;
}
