export type Progress = {
  /** A line with the time since the beginning. */
  tell(text: string): void;
  /** Does `work` and says how long it took; when it fails that is told, and what comes after goes on. */
  step(what: string, work: () => Promise<void>): Promise<void>;
  /** Names what failed, which makes the exit code of the process 1. */
  end(): void;
};

/** Tells on stderr how far a run of many minutes is. */
export function createProgress(): Progress {
  const beginMs = performance.now();
  const failed: string[] = [];

  const tell = (text: string): void => {
    const seconds = Math.round((performance.now() - beginMs) / 1000);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    console.error(`${clock.padStart(6)}  ${text}`);
  };
  return {
    tell,
    async step(what, work) {
      tell(what);
      const since = performance.now();
      try {
        await work();
        tell(`${what}: took ${((performance.now() - since) / 1000).toFixed(1)} s`);
      } catch (error) {
        failed.push(what);
        tell(`${what}: FAILED, ${error instanceof Error ? error.stack : String(error)}`);
      }
    },
    end() {
      for (const what of failed) tell(`failed: ${what}`);
      if (failed.length > 0) process.exitCode = 1;
    },
  };
}
