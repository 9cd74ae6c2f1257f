// Original file: patchbay/plugin/v1/plugin_host.proto


/**
 * Renews the lease. Send one every third of `Welcome.lease`.
 */
export interface Heartbeat {
}

/**
 * Renews the lease. Send one every third of `Welcome.lease`.
 */
export interface Heartbeat__Output {
}
