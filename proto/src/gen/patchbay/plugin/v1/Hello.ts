// Original file: patchbay/plugin/v1/plugin_host.proto

import type { Struct as _google_protobuf_Struct, Struct__Output as _google_protobuf_Struct__Output } from '../../../google/protobuf/Struct.ts';
import type { Resume as _patchbay_plugin_v1_Resume, Resume__Output as _patchbay_plugin_v1_Resume__Output } from '../../../patchbay/plugin/v1/Resume.ts';

export interface Hello {
  /**
   * Version of this protocol that the plugin speaks. This file describes 1.
   */
  'protocol'?: (number);
  /**
   * What the plugin is: the JSON document described by the manifest's JSON Schema
   * (`GET /api/v1/manifest.schema.json` of the registry). Fields the registry does not know are kept.
   */
  'manifest'?: (_google_protobuf_Struct | null);
  /**
   * Base URL at which the gateway reaches this process, such as `http://10.0.0.7:8080`.
   */
  'endpoint'?: (string);
  /**
   * A name of this instance that survives restarts of the process (a pod's name). A process that
   * connects under a name that is in use supersedes the other. Empty: the registry makes one up.
   */
  'instanceName'?: (string);
  /**
   * Set when reconnecting: what `welcome` told this process. The same epoch resumes its lease.
   */
  'resume'?: (_patchbay_plugin_v1_Resume | null);
  /**
   * Name and version of the SDK, for the operator: `patchbay-sdk-ts/0.1.0`.
   */
  'sdk'?: (string);
}

export interface Hello__Output {
  /**
   * Version of this protocol that the plugin speaks. This file describes 1.
   */
  'protocol': (number);
  /**
   * What the plugin is: the JSON document described by the manifest's JSON Schema
   * (`GET /api/v1/manifest.schema.json` of the registry). Fields the registry does not know are kept.
   */
  'manifest': (_google_protobuf_Struct__Output | null);
  /**
   * Base URL at which the gateway reaches this process, such as `http://10.0.0.7:8080`.
   */
  'endpoint': (string);
  /**
   * A name of this instance that survives restarts of the process (a pod's name). A process that
   * connects under a name that is in use supersedes the other. Empty: the registry makes one up.
   */
  'instanceName': (string);
  /**
   * Set when reconnecting: what `welcome` told this process. The same epoch resumes its lease.
   */
  'resume': (_patchbay_plugin_v1_Resume__Output | null);
  /**
   * Name and version of the SDK, for the operator: `patchbay-sdk-ts/0.1.0`.
   */
  'sdk': (string);
}
