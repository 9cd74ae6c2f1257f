/** `GET /greet/:name`: a method and a path below the plugin; `:name` matches any one segment, a last `*` the rest. */
export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** The parameters that a path names: `{ name: string }` for `/greet/:name`, `{ '*': string }` for `/files/*`. */
export type PathParams<Path extends string> = { readonly [Name in ParamNames<Path>]: string };

type ParamNames<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParamNames<Head> | ParamNames<Tail>
  : Path extends `:${infer Name}`
    ? Name
    : Path extends '*'
      ? '*'
      : never;

export function parseRouteKey(key: string): { method: string; path: string } {
  const space = key.indexOf(' ');
  return space < 0
    ? { method: '', path: key }
    : { method: key.slice(0, space), path: key.slice(space + 1) };
}
