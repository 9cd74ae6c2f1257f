import { median, type Result } from '../../result.ts';

/** What becomes of the rounds of a figure. */
const over = {
  median,
  sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  max: (values: readonly number[]) => Math.max(...values),
};

export type Figures = {
  add(name: string, value: number, unit: string, rounds?: keyof typeof over): void;
  /** NaN for what was not measured. */
  value(name: string): number;
  results(): Result[];
};

/** Gathers the figures of rounds under their names; `onAdd` is told each as it was measured. */
export function createFigures({ onAdd }: { onAdd: (text: string) => void }): Figures {
  const figures = new Map<string, { values: number[]; unit: string; rounds: keyof typeof over }>();
  const valueOf = (name: string) => {
    const figure = figures.get(name);
    return figure ? over[figure.rounds](figure.values) : NaN;
  };
  return {
    add(name, value, unit, rounds = 'median') {
      onAdd(`${name}: ${Number(value.toFixed(1))} ${unit}`);
      const known = figures.get(name);
      if (known) known.values.push(value);
      else figures.set(name, { values: [value], unit, rounds });
    },
    value: valueOf,
    results: () => [...figures].map(([name, { unit }]) => ({ name, value: valueOf(name), unit })),
  };
}
