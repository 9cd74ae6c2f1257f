// Original file: patchbay/plugin/v1/plugin_host.proto


/**
 * Removes the plugin, as an operator can: what it contributes goes, its settings and history stay.
 * It is back, with its former status, as soon as it says hello again.
 */
export interface Deregister {
}

/**
 * Removes the plugin, as an operator can: what it contributes goes, its settings and history stay.
 * It is back, with its former status, as soon as it says hello again.
 */
export interface Deregister__Output {
}
