import { spawnSync } from 'node:child_process';

/** Whether a program can be run here. Says once when it cannot, and what goes without it. */
export function isThere(program: string, without: string): boolean {
  const { error } = spawnSync(program, ['-v'], { stdio: 'ignore' });
  if (!error) return true;
  console.error(`gateway: ${program} is not installed: ${without}`);
  return false;
}

/** @throws Error naming what to install, where nothing can be measured without it. */
export function needPrograms(): void {
  const missing = ['nginx', 'wrk'].filter(
    (program) => !isThere(program, 'nothing can be measured'),
  );
  if (missing.length > 0) throw new Error(`run: apt-get install ${missing.join(' ')}`);
}
