import type { z } from 'zod';
import type { RequestOf, ResponseOf, RpcName } from './rpc.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `/plugins/{slug}` → `slug`. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Member<Rpc extends RpcName> = keyof RequestOf<Rpc> & string;

/**
 * A method of a service as an HTTP operation. What is in it, and what it says of itself, comes from
 * the proto; this adds what HTTP needs beyond.
 */
export type Operation<
  Rpc extends RpcName = RpcName,
  Path extends string = string,
  Required extends string = string,
> = {
  rpc: Rpc;
  method: HttpMethod;
  /** Below `/api/v1`; `{name}` is a member of the request. */
  path: Path;
  /** Of the reference's chapters. */
  tag: string;
  /** Members that a request must have, beyond those of the path. */
  required: readonly Required[];
  /** Stricter schemas of members than their types. */
  checks: Readonly<Partial<Record<string, z.ZodType>>>;
  /** Of a success. */
  status: 200 | 201;
  /** The member of the response, such as `document.version`, that ETags carry for `ifMatch`. */
  versionIn: string | undefined;
  /** The member of the request that `If-Match` stands for, by an ETag that carries a version. */
  ifMatch: string | undefined;
  /**
   * The id of the read that shows what it changes, such as `getSpace`: `If-Match` takes an ETag of that.
   * The read's path has the first members of this one's.
   */
  changes: string | undefined;
  /**
   * Members of the response, such as `token.lastUsedAt`, that change by themselves: `If-Match` of what is
   * changed does not look at them.
   */
  passing: readonly string[];
  /** When it is to go, for the headers `Deprecation` and `Sunset`. */
  deprecated: { since: Date; gone: Date } | undefined;
};

/**
 * @param route `GET /plugins/{slug}`: the members of the request that the path does not name are in
 *   the query of GET and DELETE, and in the JSON body of the others.
 *
 * @example operation('Catalog.getPlugin', 'GET /plugins/{slug}', { tag: 'Plugins' })
 */
export function operation<
  const Rpc extends RpcName,
  const Path extends string,
  const Required extends Member<Rpc> = never,
>(
  rpc: Rpc,
  route: `${HttpMethod} ${Path}`,
  {
    tag,
    required = [],
    checks = {},
    status = 200,
    versionIn,
    ifMatch,
    changes,
    passing = [],
    deprecated,
  }: {
    tag: string;
    required?: readonly Required[];
    checks?: Partial<Record<Member<Rpc>, z.ZodType>>;
    status?: 200 | 201;
    versionIn?: string;
    ifMatch?: Member<Rpc>;
    changes?: string;
    passing?: readonly string[];
    deprecated?: { since: Date; gone: Date };
  },
): Operation<Rpc, Path, Required> {
  const [method, path] = route.split(' ') as [HttpMethod, Path];
  const about = { tag, required, checks, status, versionIn, ifMatch, changes, passing };
  return { rpc, method, path, ...about, deprecated };
}

/** The member in which the platform's own services say who asks: nobody says so over HTTP. */
export const saidByPlatform = 'requestedBy';

type GivenMember<Rpc extends RpcName> = Exclude<keyof RequestOf<Rpc>, typeof saidByPlatform>;

/** What a caller gives to an operation. */
export type InputOf<Op> =
  Op extends Operation<infer Rpc, infer Path, infer Required>
    ? { [K in GivenMember<Rpc> & (NamesIn<Path> | Required)]-?: RequestOf<Rpc>[K] } & {
        [K in Exclude<GivenMember<Rpc>, NamesIn<Path> | Required>]?: RequestOf<Rpc>[K] | undefined;
      }
    : never;

/** What an operation answers; of one that streams, one message. */
export type OutputOf<Op> = Op extends Operation<infer Rpc> ? ResponseOf<Rpc> : never;

/** The members of an operation's path. */
export function pathMembers({ path }: Pick<Operation, 'path'>): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Where the members are that the path does not name. */
export function restOf({ method }: Pick<Operation, 'method'>): 'query' | 'body' {
  return method === 'GET' || method === 'DELETE' ? 'query' : 'body';
}
