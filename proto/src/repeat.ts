const day = 86_400;

/** Names for usual values of `repeatSeconds`. For a time of the day use `cron`. */
export const repeat = {
  never: 0,
  hourly: 3_600,
  daily: day,
  weekly: 7 * day,
  everyTwoWeeks: 14 * day,
  everyFourWeeks: 28 * day,
} as const;
