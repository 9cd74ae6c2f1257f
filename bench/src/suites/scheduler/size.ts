/** How much of everything: forty minutes, or six. */
export const full = {
  rounds: 5,
  rates: [
    { perSecond: 500, seconds: 4 },
    { perSecond: 1_000, seconds: 6 },
    { perSecond: 2_000, seconds: 4 },
  ],
  burndown: 40_000,
  recurringSeconds: 8,
  kill: { perSecond: 1_000, seconds: 10 },
  stored: { count: 1_000_000, seconds: 10 },
  sustainedSeconds: 600,
};
export type Size = typeof full;
export const brief: Size = {
  rounds: 1,
  rates: [
    { perSecond: 500, seconds: 3 },
    { perSecond: 1_000, seconds: 5 },
    { perSecond: 2_000, seconds: 3 },
  ],
  burndown: 10_000,
  recurringSeconds: 5,
  kill: { perSecond: 1_000, seconds: 8 },
  stored: { count: 200_000, seconds: 5 },
  sustainedSeconds: 30,
};
