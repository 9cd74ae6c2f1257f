// Original file: patchbay/plugin/v1/plugin_host.proto

export const Phase = {
  PHASE_UNSPECIFIED: 'PHASE_UNSPECIFIED',
  /**
   * Connected, not yet to be given requests.
   */
  PHASE_INITIALISING: 'PHASE_INITIALISING',
  /**
   * Takes requests and tasks.
   */
  PHASE_READY: 'PHASE_READY',
  /**
   * Finishes what it has; gets nothing new.
   */
  PHASE_DRAINING: 'PHASE_DRAINING',
  /**
   * Ends the lease at once: the process is about to exit.
   */
  PHASE_GONE: 'PHASE_GONE',
  /**
   * Ends the lease at once: an error ends the process. `text` is its message and the first lines of its stack.
   */
  PHASE_CRASHED: 'PHASE_CRASHED',
} as const;

export type Phase =
  | 'PHASE_UNSPECIFIED'
  | 0
  /**
   * Connected, not yet to be given requests.
   */
  | 'PHASE_INITIALISING'
  | 1
  /**
   * Takes requests and tasks.
   */
  | 'PHASE_READY'
  | 2
  /**
   * Finishes what it has; gets nothing new.
   */
  | 'PHASE_DRAINING'
  | 3
  /**
   * Ends the lease at once: the process is about to exit.
   */
  | 'PHASE_GONE'
  | 4
  /**
   * Ends the lease at once: an error ends the process. `text` is its message and the first lines of its stack.
   */
  | 'PHASE_CRASHED'
  | 5

export type Phase__Output = typeof Phase[keyof typeof Phase]
