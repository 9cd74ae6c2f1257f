/** Where a point is on the Extension points page: the `id` of its panel. */
export function pointAnchor(id: string, version: number): string {
  return version > 1 ? `point-${id}@${version}` : `point-${id}`;
}
