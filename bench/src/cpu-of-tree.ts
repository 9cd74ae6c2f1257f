import { readdir, readFile } from 'node:fs/promises';

/** What processes have used of the processors so far, in seconds, to 10 ms. */
export type CpuOfTree = {
  /** Of a process that this one started, itself or through others; 0 when it has ended. */
  of(pid: number): number;
  /** Of all such processes with this name, together with those of their children that ended. */
  named(name: string): number;
};

/** What this process and all that it started have used so far, by `/proc`. */
export async function cpuOfTree(): Promise<CpuOfTree> {
  const all = new Map<number, Stat>();
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) && (await readStat(Number(name)));
    if (stat) all.set(stat.pid, stat);
  }
  const isOurs = ({ pid, parent }: Stat): boolean => {
    if (pid === process.pid) return true;
    const above = all.get(parent);
    return above !== undefined && isOurs(above);
  };
  const ours = [...all.values()].filter(isOurs);
  return {
    of: (pid) => ours.find((it) => it.pid === pid)?.ownS ?? 0,
    named: (name) =>
      ours.filter((it) => it.name === name).reduce((sum, it) => sum + it.ownS + it.endedS, 0),
  };
}

type Stat = { pid: number; name: string; parent: number; ownS: number; endedS: number };

async function readStat(pid: number): Promise<Stat | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const seconds = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) / 100;
    return {
      pid,
      name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
      parent: Number(fields[1]),
      ownS: seconds(11),
      endedS: seconds(13),
    };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}
