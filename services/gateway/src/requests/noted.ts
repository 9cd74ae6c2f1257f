/** What is noted of a request until it is over. */
export type Noted = {
  id: string;
  method: string;
  /** Without its query, whose values may be secrets. */
  path: string;
  address: string;
  /** Empty for our own pages and the API. */
  plugin: string;
  /** Id of the user; empty for somebody who is not known. */
  user: string;
  /** In ms of the clock of `performance`. */
  startedAt: number;
  /** Of the answer; 0 until there is one. */
  status: number;
  /** Answered without asking the plugin, since that fails or is busy. */
  isTurnedAway: boolean;
};

/** The note of a request of which nothing is decided yet. */
export function newNote({
  id,
  method,
  path,
  address,
  startedAt,
}: Pick<Noted, 'id' | 'method' | 'path' | 'address' | 'startedAt'>): Noted {
  return {
    id,
    method,
    path,
    address,
    plugin: '',
    user: '',
    startedAt,
    status: 0,
    isTurnedAway: false,
  };
}
