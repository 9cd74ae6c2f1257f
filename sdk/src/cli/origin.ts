/** Where a plugin, or the credential of one, comes from. */
export function originOf({ bundled }: { bundled: boolean }): 'bundled' | 'third-party' {
  return bundled ? 'bundled' : 'third-party';
}
