import { invalid, type Manifest, type Violation } from '@patchbay/proto';
import { schemaTrouble } from '@patchbay/chassis';

/** @throws PlatformError `invalid` with the path of each schema of a command that cannot be used. */
export function checkCommands({ commands }: Manifest): void {
  const violations = commands.flatMap((command, index) =>
    (['input', 'output'] as const).flatMap((side): Violation[] => {
      const schema = command[side];
      const trouble = schema && schemaTrouble(schema);
      return trouble ? [{ field: `commands[${index}].${side}`, message: trouble }] : [];
    }),
  );
  if (violations.length > 0) throw invalid('the plugin cannot be registered', violations);
}
