import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';

/** A plugin for `--json`: what is a protobuf Struct becomes plain JSON. */
export function asJson({ manifest, contributions, tasks, ...plugin }: ReceivedPlugin): object {
  return {
    ...plugin,
    manifest: fromStruct(manifest),
    contributions: contributions.map(({ properties, ...rest }) => ({
      ...rest,
      properties: fromStruct(properties),
    })),
    tasks: tasks.map(({ spec, ...rest }) => ({ ...rest, spec: fromStruct(spec) })),
  };
}
