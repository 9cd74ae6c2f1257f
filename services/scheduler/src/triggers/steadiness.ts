export type Steadiness = {
  /** Something that heartbeats and reports need was away until now. */
  disturbed(): void;
  /** Whether nothing was away for a whole lease, so that whoever is alive could have said so. */
  isSteady(): boolean;
};

/**
 * Guards the loss of runs. After a start of the scheduler, or an outage of NATS or Postgres, leases
 * have run out that nobody could renew, and reports of finished runs wait in JetStream: calling
 * those runs lost would run them twice.
 */
export function createSteadiness({ leaseMs }: { leaseMs: number }): Steadiness {
  let since = performance.now();
  return {
    disturbed() {
      since = performance.now();
    },
    isSteady: () => performance.now() - since >= leaseMs,
  };
}
