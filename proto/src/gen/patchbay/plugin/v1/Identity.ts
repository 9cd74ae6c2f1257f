// Original file: patchbay/plugin/v1/plugin_host.proto


/**
 * How to verify the `Patchbay-Identity` header of requests.
 */
export interface Identity {
  /**
   * JSON Web Key Set with the gateway's signing keys.
   */
  'jwksUrl'?: (string);
  /**
   * Expected `iss` claim. The `aud` claim is the plugin's slug.
   */
  'issuer'?: (string);
}

/**
 * How to verify the `Patchbay-Identity` header of requests.
 */
export interface Identity__Output {
  /**
   * JSON Web Key Set with the gateway's signing keys.
   */
  'jwksUrl': (string);
  /**
   * Expected `iss` claim. The `aud` claim is the plugin's slug.
   */
  'issuer': (string);
}
