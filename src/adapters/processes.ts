/** Which processes live, as far as the system tells. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:os';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !hasEnded(pid);
}

/** A container without an init process keeps the dead in its list (state Z); they answer signals and do nothing. */
function hasEnded(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/** Whether any process works in this folder; null where the system cannot be asked. */
export function anybodyWorksIn(folder: string): boolean | null {
  if (platform() !== 'linux') return null;
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}
