export type Refusal = {
  status: number;
  /** Stable, for programs. */
  code: string;
  title: string;
  detail: string;
  hint?: string | undefined;
  retryAfterSeconds?: number;
  /** A page where whoever may can do something about it. */
  link?: { href: string; label: string };
};

export function isRefusal(result: object): result is Refusal {
  return 'status' in result && 'code' in result;
}
