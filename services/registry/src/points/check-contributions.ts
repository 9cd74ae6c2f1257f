import type { Queryable } from '@patchbay/chassis';
import { invalid, PlatformError, type Manifest, type Violation } from '@patchbay/proto';
import { findNamesakes } from './contribution-store.ts';
import { isPlatformPoint, knownPoints, pointKey } from './extension-points.ts';
import { schemaTrouble, schemaViolations } from '@patchbay/chassis';
import { missingRoutes } from './point-routes.ts';
import { listDeclaredPoints } from './point-store.ts';

/**
 * Checks what a manifest declares and contributes against what others have.
 *
 * @throws PlatformError `invalid` with the path of each contribution that its point does not take, and
 * of each point whose schemas are wrong; `already_exists` for a point or a name that is another's.
 */
export async function checkContributions(tx: Queryable, manifest: Manifest): Promise<void> {
  const { slug, contributions, extensionPoints } = manifest;
  const declared = await listDeclaredPoints(tx);
  const points = knownPoints(declared.filter(({ plugin }) => plugin !== slug));

  const violations: Violation[] = [];
  for (const [index, point] of extensionPoints.entries()) {
    for (const name of ['schema', 'input', 'output'] as const) {
      const schema = point[name];
      const trouble = schema && schemaTrouble(schema);
      const field = `extensionPoints[${index}].${name}`;
      if (trouble) violations.push({ field, message: trouble });
    }
  }
  for (const [index, contribution] of contributions.entries()) {
    const point = points.get(pointKey(contribution.point, contribution.pointVersion));
    if (!point) continue;
    const field = `contributions[${index}]`;
    const { schema } = point;
    if (schema) violations.push(...schemaViolations(schema, field, asJson(contribution)));
    const lacking = missingRoutes(point, manifest.routes);
    if (lacking) violations.push({ field: `${field}.point`, message: lacking });
  }
  if (violations.length > 0) throw invalid('the plugin cannot be registered', violations);

  for (const [index, { id, version }] of extensionPoints.entries()) {
    const owner = points.get(pointKey(id, version));
    if (owner || isPlatformPoint(id)) {
      const who = owner?.plugin ? `plugin "${owner.plugin}"` : 'the platform';
      throw taken(`extensionPoints[${index}].id`, `"${id}" is already declared by ${who}`);
    }
  }
  // At the platform's own points an entry is told apart by its plugin.
  const named = contributions.filter(({ point }) => !isPlatformPoint(point));
  const [namesake] = await findNamesakes(tx, slug, named);
  if (namesake) {
    const index = contributions.findIndex(({ id }) => id === namesake.id);
    const message = `plugin "${namesake.slug}" already contributes "${namesake.id}" to "${namesake.point}"`;
    throw taken(`contributions[${index}].id`, message);
  }
}

function taken(field: string, message: string): PlatformError {
  const violations = [{ field, message }];
  return new PlatformError('already_exists', `${field}: ${message}`, { violations });
}

function asJson(value: unknown) {
  return JSON.parse(JSON.stringify(value)) as Parameters<typeof schemaViolations>[2];
}
