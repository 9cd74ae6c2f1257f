import type { CommandContext } from './command.ts';

/** Lists what goes with a thing that is deleted, or would go: a deletion is a dry run until `yes`. */
export function tellDeletion(
  { print, tell }: Pick<CommandContext, 'print' | 'tell'>,
  name: string,
  { deleted, yes }: { deleted: readonly string[]; yes: boolean },
): void {
  for (const line of deleted) print(line);
  tell(
    yes
      ? `${name} is deleted, with all of this`
      : `nothing is deleted yet: with --yes "${name}" goes, with all of this`,
  );
}
