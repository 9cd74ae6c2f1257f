/** Time as it is counted: every begun period of `to` minutes is a whole one. */
export function rounded(minutes: number, to: number): number {
  return Math.ceil(minutes / to) * to;
}

/** Sum of what each is rounded to. */
export function total(tickets: readonly { minutes: number }[], to: number): number {
  return tickets.reduce((sum, { minutes }) => sum + rounded(minutes, to), 0);
}

/** `135` → `2:15 h` */
export function asHours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}
