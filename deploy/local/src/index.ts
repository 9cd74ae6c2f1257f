export { CannotStart } from './cannot-start.ts';
export { startChild, type Child, type ChildOptions, type Exit } from './child.ts';
export { asOrdinaryUser, dieWithLauncher, type Command } from './command.ts';
export { startNats, type EmbeddedNats, type NatsOptions } from './embedded-nats.ts';
export { startPostgres, type EmbeddedPostgres, type PostgresOptions } from './embedded-postgres.ts';
export { smallProcess } from './environment.ts';
export { freePort } from './free-port.ts';
export { supervise, type Crash, type Supervised, type SuperviseOptions } from './supervise.ts';
