export { startChild, type Child } from './child.ts';
export { dieWithLauncher } from './command.ts';
export { startNats } from './embedded-nats.ts';
export { startPostgres } from './embedded-postgres.ts';
export { smallProcess } from './environment.ts';
export { freePort, freePorts } from './free-port.ts';
