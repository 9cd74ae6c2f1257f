import { register } from 'node:module';
import { GrpcInstrumentation } from '@opentelemetry/instrumentation-grpc';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';

/**
 * Traces of a service, for whoever asks for them:
 *
 * `node --import @patchbay/chassis/telemetry services/registry/src/main.ts`
 *
 * HTTP, gRPC and Postgres calls become spans that share one trace across processes. Where they go is
 * for the standard variables to say (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_TRACES_EXPORTER`,
 * `OTEL_SERVICE_NAME`, …): https://opentelemetry.io/docs/languages/sdk-configuration/. A service that
 * is started without this loads none of it.
 */
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

const sdk = new NodeSDK({
  instrumentations: [
    new HttpInstrumentation(),
    new GrpcInstrumentation(),
    new PgInstrumentation({ requireParentSpan: true }),
  ],
});
sdk.start();
process.once('beforeExit', () => void sdk.shutdown());
