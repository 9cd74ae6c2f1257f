import formbody from '@fastify/formbody';
import {
  createHttp,
  isPostgresAway,
  serveApi,
  serveHealth,
  type Database,
  type Logger,
  type Readiness,
} from '@patchbay/chassis';
import { errorTable, jwksPath, PlatformError, unexpected, type Mounted } from '@patchbay/proto';
import { gatewayOperations } from '@patchbay/proto/api';
import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import type { Access } from '../requests/access.ts';
import { serveAssets, type Assets } from './assets.ts';
import { isCrossOriginRead, isCrossOriginWrite } from '../requests/cross-origin.ts';
import { originHeaders } from '../isolation/answer-headers.ts';
import type { Views } from '../isolation/views.ts';
import type { Broker } from '../broker/broker.ts';
import type { SeenBy } from '../pages/seen-by.ts';
import type { AnswerHealthOf } from '../requests/answer-health.ts';
import { requireFormTokens } from './form-tokens.ts';
import type { Live } from './live.ts';
import type { OpenStreams } from '../requests/open-streams.ts';
import type { RecordSignIn } from '../sign-in/audit-recorder.ts';
import { Refused, type PagesContext } from './pages-context.ts';
import { sendRefusal } from './refused-page.ts';
import { troubleOf } from './trouble.ts';
import type {
  AdminClient,
  AuditClient,
  CommandsClient,
  LifecycleClient,
  PeopleClient,
  SchedulerClient,
  SettingsClient,
  NotificationsClient,
  SpacesClient,
  TokensClient,
} from '../platform-clients.ts';
import type { PasswordLinks } from '../sign-in/password-links.ts';
import type { Refusal } from '../requests/refusal.ts';
import { crossOrigin } from '../requests/refusals/origin-refusals.ts';
import { internalError, serviceAway } from '../requests/refusals/platform-refusals.ts';
import { pageNotFound } from '../requests/refusals/route-refusals.ts';
import { administrationRoutes } from '../routes/administration-routes.ts';
import { auditRoutes } from '../routes/audit-routes.ts';
import { capabilityRoutes } from '../routes/capability-routes.ts';
import { commandRoutes } from '../routes/command-routes.ts';
import { commandRunRoutes } from '../routes/command-run-routes.ts';
import { contributionRoutes } from '../routes/contribution-routes.ts';
import { explanationRoutes } from '../routes/explanation-routes.ts';
import { credentialRoutes } from '../routes/credential-routes.ts';
import { extensionPointRoutes } from '../routes/extension-point-routes.ts';
import { lifecycleRoutes } from '../routes/lifecycle-routes.ts';
import { groupRoutes } from '../routes/group-routes.ts';
import { oidcRoutes } from '../routes/oidc-routes.ts';
import { ownAccountRoutes } from '../routes/own-account-routes.ts';
import { passwordRoutes } from '../routes/password-routes.ts';
import { peopleRoutes } from '../routes/people-routes.ts';
import { pluginDecisionRoutes } from '../routes/plugin-decision-routes.ts';
import { pluginFarewellRoutes } from '../routes/plugin-farewell-routes.ts';
import { pluginListRoutes } from '../routes/plugin-list-routes.ts';
import { pluginRoutes } from '../routes/plugin-routes.ts';
import { pluginTitleRoutes } from '../routes/plugin-title-routes.ts';
import { configurationRoutes } from '../routes/configuration-routes.ts';
import { restartRoutes } from '../routes/restart-routes.ts';
import { settingsRoutes } from '../routes/settings-routes.ts';
import { roleRoutes } from '../routes/role-routes.ts';
import { secondFactorRoutes } from '../routes/second-factor-routes.ts';
import { setupRoutes } from '../routes/setup-routes.ts';
import { shellRoutes } from '../routes/shell-routes.ts';
import { runRoutes } from '../routes/run-routes.ts';
import { newScheduleRoutes } from '../routes/new-schedule-routes.ts';
import { scheduleRoutes } from '../routes/schedule-routes.ts';
import { inboxRoutes } from '../routes/inbox-routes.ts';
import { spaceRoutes } from '../routes/space-routes.ts';
import { spaceSettingsRoutes } from '../routes/space-settings-routes.ts';
import { signInRoutes } from '../routes/sign-in-routes.ts';
import { searchRoutes } from '../routes/search-routes.ts';
import { widgetRoutes } from '../routes/widget-routes.ts';
import { taskRoutes } from '../routes/task-routes.ts';
import { viewRoutes } from '../routes/view-routes.ts';
import type { Setup } from '../sign-in/setup.ts';
import type { AskOwnPassword } from '../sign-in/own-password.ts';
import type { OidcProvider } from '../sign-in/oidc-provider.ts';
import type { SecondFactors } from '../sign-in/second-factors.ts';
import type { SignInSteps } from '../sign-in/sign-in-steps.ts';
import type { SignIns } from '../sign-in/sign-ins.ts';
import type { SigningKeys } from '../requests/signing-keys.ts';

export type PagesDeps = PagesContext & {
  db: Database;
  log: Logger;
  readiness: Readiness;
  assets: Assets;
  /** Makes the tokens of forms. */
  formKey: Buffer;
  /** What the gateway serves of the API itself. */
  pluginHealth: Mounted;
  keys: SigningKeys;
  access: Access;
  views: Views;
  live: Live;
  streams: OpenStreams;
  setup: Setup;
  registry: AdminClient;
  commands: CommandsClient;
  lifecycle: LifecycleClient;
  broker: Broker;
  answerHealth: AnswerHealthOf;
  seenBy: SeenBy;
  people: PeopleClient;
  settings: SettingsClient;
  audit: AuditClient;
  tokens: TokensClient;
  passwordLinks: PasswordLinks;
  recordSignIn: RecordSignIn;
  askOwnPassword: AskOwnPassword;
  secondFactors: SecondFactors;
  steps: SignInSteps;
  signIns: SignIns;
  oidc: OidcProvider | undefined;
  scheduler: SchedulerClient;
  spacesClient: SpacesClient;
  notifications: NotificationsClient;
};

/** The gateway's own pages, with its part of the API, health, assets and the signing keys; ready for requests. */
export async function createPagesApp(deps: PagesDeps): Promise<FastifyInstance> {
  const { log, readiness, assets, keys, pluginHealth } = deps;
  const app = createHttp({ log, behindProxy: true });
  app.addHook('onSend', async (_request, reply) => void reply.headers(originHeaders));
  serveHealth(app, readiness);
  app.get(jwksPath, (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300');
    return keys.jwks();
  });
  serveApi(app, { operations: gatewayOperations, services: [pluginHealth] });
  await serveAssets(app, assets);
  await app.register(async (pages) => servePages(pages, deps));
  await app.ready();
  return app;
}

async function servePages(pages: FastifyInstance, deps: PagesDeps): Promise<void> {
  const { events, publicUrl } = deps;
  await pages.register(formbody, { bodyLimit: 16_384 });
  pages.addHook('onRequest', async ({ raw }) => {
    const own = publicUrl.origin;
    if (!isCrossOriginWrite(raw, own) && !isCrossOriginRead(raw, own)) return;
    const { method = '', url = '', headers } = raw;
    const [path = ''] = url.split('?', 1);
    events.crossOriginRefused({ method, path, origin: headers.origin });
    throw new Refused(crossOrigin(publicUrl.origin));
  });
  requireFormTokens(pages, { key: deps.formKey, cookie: deps.cookies.session });
  pages.setErrorHandler((error, request, reply) =>
    sendRefusal(request, reply, { refusal: refusalOf(error, deps), context: deps }),
  );
  signInRoutes(pages, deps);
  oidcRoutes(pages, deps);
  secondFactorRoutes(pages, deps);
  passwordRoutes(pages, deps);
  ownAccountRoutes(pages, deps);
  peopleRoutes(pages, deps);
  groupRoutes(pages, deps);
  roleRoutes(pages, deps);
  administrationRoutes(pages, deps);
  auditRoutes(pages, deps);
  setupRoutes(pages, deps);
  shellRoutes(pages, deps);
  viewRoutes(pages, deps);
  taskRoutes(pages, deps);
  newScheduleRoutes(pages, deps);
  scheduleRoutes(pages, deps);
  runRoutes(pages, deps);
  pluginListRoutes(pages, deps);
  pluginRoutes(pages, deps);
  pluginDecisionRoutes(pages, deps);
  pluginTitleRoutes(pages, deps);
  contributionRoutes(pages, deps);
  pluginFarewellRoutes(pages, deps);
  capabilityRoutes(pages, deps);
  credentialRoutes(pages, deps);
  extensionPointRoutes(pages, deps);
  explanationRoutes(pages, deps);
  widgetRoutes(pages, deps);
  searchRoutes(pages, deps);
  commandRoutes(pages, deps);
  commandRunRoutes(pages, deps);
  lifecycleRoutes(pages, deps);
  settingsRoutes(pages, deps);
  restartRoutes(pages, deps);
  configurationRoutes(pages, deps);
  spaceRoutes(pages, deps);
  spaceSettingsRoutes(pages, deps);
  inboxRoutes(pages, deps);
  pages.all('/*', () => {
    throw new Refused(pageNotFound());
  });
}

function refusalOf(error: unknown, { events }: PagesDeps): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof ZodError) return unreadable(400);
  if (error instanceof PlatformError) {
    const { http: status } = errorTable[error.code];
    const title = status >= 500 ? 'A part of the platform does not answer' : 'That did not work';
    return {
      status,
      code: error.code,
      title,
      detail: troubleOf(error.message),
      hint: 'try again in a moment',
    };
  }
  if (isClientError(error)) return unreadable(error.statusCode);
  if (isPostgresAway(error)) return serviceAway('database of the platform');
  const { id, error: bland } = unexpected(error);
  events.unexpected(error, id);
  return internalError(bland.message);
}

function unreadable(status: number): Refusal {
  return {
    status,
    code: 'invalid',
    title: 'This form could not be read',
    detail: 'what was sent is not what the page’s form sends',
    hint: 'go back, load the page again and send the form from there',
  };
}

function isClientError(error: unknown): error is Error & { statusCode: number } {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return Number(error.statusCode) >= 400 && Number(error.statusCode) < 500;
}
