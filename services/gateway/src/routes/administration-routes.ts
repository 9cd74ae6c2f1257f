import type { FastifyInstance } from 'fastify';
import { administrationPage } from '../pages/administration.ts';
import { missingPermissions } from '../requests/refusals/permission-refusals.ts';
import { inLanguage } from '../shell/in-language.ts';
import { adminEntries } from '../shell/navigation.ts';
import { Refused, sendShell, signedIn, type PagesContext } from '../shell/pages-context.ts';
import { platformPagesFor } from '../shell/platform-pages.ts';

/** Where administrators begin; for everybody who has something to administer. */
export function administrationRoutes(app: FastifyInstance, context: PagesContext): void {
  const { catalog, routes, newFrame } = context;

  app.get('/administration', async (request, reply) => {
    const session = await signedIn(request, context);
    const own = platformPagesFor(session.person);
    const plugins = inLanguage(catalog.plugins(), session.locale);
    const contributed = adminEntries(plugins.values(), routes.opens(session.person));
    if (own.length + contributed.length === 0) {
      throw new Refused(missingPermissions(['plugins.administer']));
    }
    const frame = newFrame();
    const main = administrationPage({ own, contributed, frame });
    const page = { title: 'Administration', at: '/administration', main, session, frame };
    return sendShell(reply, context, page);
  });
}
