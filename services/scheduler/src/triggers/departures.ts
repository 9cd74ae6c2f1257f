/** The more are due within 20 ms, the longer they wait for one another. */
const longestSlotMs = 20;
const slots = [
  { upTo: 2, slotMs: 1 },
  { upTo: 30, slotMs: 10 },
  { upTo: Infinity, slotMs: longestSlotMs },
];

/**
 * The moments in ms at which runs leave, each at the first after it is due, so that what is due together
 * is pulled, started and reported together: that costs less for each, and only a crowd gains by it. So
 * one or two within 20 ms leave at once, up to 30 every 10 ms, and more every 20 ms. The moments are the
 * same on every replica; how many are due is counted among those that were taken together.
 */
export function departuresOf<Run extends { dueUs: number }>(
  runs: readonly Run[],
): Map<number, Run[]> {
  const departures = new Map<number, Run[]>();
  for (const together of Map.groupBy(runs, (run) => momentAfter(run, longestSlotMs)).values()) {
    const slot = slots.find(({ upTo }) => together.length <= upTo);
    const slotMs = slot?.slotMs ?? longestSlotMs;
    for (const run of together) {
      const moment = momentAfter(run, slotMs);
      const others = departures.get(moment);
      if (others) others.push(run);
      else departures.set(moment, [run]);
    }
  }
  return departures;
}

function momentAfter({ dueUs }: { dueUs: number }, slotMs: number): number {
  return Math.ceil(dueUs / 1000 / slotMs) * slotMs;
}
