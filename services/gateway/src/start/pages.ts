import type { Config } from '../config.ts';
import { mountPluginHealth } from '../api/plugin-health-service.ts';
import {
  createAdminClient,
  createCommandsClient,
  createLifecycleClient,
  createNotificationsClient,
  createSchedulerClient,
  createSpacesClient,
} from '../platform-clients.ts';
import { listenPages, type PagesSocket } from '../requests/pages-socket.ts';
import { createPagesApp, type PagesDeps } from '../shell/pages-app.ts';
import { createAuditRecorder } from '../sign-in/audit-recorder.ts';
import { derivedSecret } from '../sign-in/derived-secret.ts';
import { createOidcProvider } from '../sign-in/oidc-provider.ts';
import { createAskOwnPassword } from '../sign-in/own-password.ts';
import { createPasswordLinks } from '../sign-in/password-links.ts';
import type { FactorSecrets } from '../sign-in/second-factor-key/factor-secrets.ts';
import { createSecondFactors } from '../sign-in/second-factors.ts';
import { createSignIns } from '../sign-in/sign-ins.ts';

type OnlyForPages =
  | 'formKey'
  | 'pluginHealth'
  | 'passwordLinks'
  | 'askOwnPassword'
  | 'recordSignIn'
  | 'secondFactors'
  | 'signIns'
  | 'oidc'
  | 'registry'
  | 'commands'
  | 'lifecycle'
  | 'spacesClient'
  | 'notifications'
  | 'scheduler';

/** Serves our own pages, with what only they ask, and our part of the API to the engine of this process. */
export async function startPages({
  config,
  factorSecrets,
  ...known
}: Omit<PagesDeps, OnlyForPages> & { config: Config; factorSecrets: FactorSecrets }): Promise<
  AsyncDisposable & PagesSocket
> {
  const { db, log, publicUrl, audit, sessions, steps } = known;
  const { PLATFORM_TOKEN: token } = config;
  const registryAt = { address: config.REGISTRY_ADDRESS, token };
  const schedulerAt = { address: config.SCHEDULER_ADDRESS, token };

  const secondFactors = createSecondFactors({
    db,
    secrets: factorSecrets,
    issuer: `Patchbay ${publicUrl.host}`,
  });

  await using stack = new AsyncDisposableStack();
  const { recordSignIn } = stack.use(createAuditRecorder({ audit, log }));
  const app = await createPagesApp({
    ...known,
    formKey: derivedSecret(token, 'forms'),
    pluginHealth: mountPluginHealth({ ...known, platformToken: token }),
    passwordLinks: createPasswordLinks({ db }),
    recordSignIn,
    askOwnPassword: createAskOwnPassword({ db, recordSignIn }),
    secondFactors,
    signIns: createSignIns({ db, sessions, steps, secondFactors }),
    oidc: createOidcProvider(config),
    registry: stack.use(createAdminClient(registryAt)),
    commands: stack.use(createCommandsClient(registryAt)),
    lifecycle: stack.use(createLifecycleClient(registryAt)),
    spacesClient: stack.use(createSpacesClient(registryAt)),
    notifications: stack.use(createNotificationsClient(registryAt)),
    scheduler: stack.use(createSchedulerClient(schedulerAt)),
  });
  const { instance, api } = stack.use(await listenPages(app));
  const running = stack.move();
  return { instance, api, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
