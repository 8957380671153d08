import { spawn } from 'node:child_process';

/** A run that leaves the long tests out has to end within CI's time. */
const STAGE_MS = (process.env.TAKEUP_SHORT === '1' ? 24 : 60) * 60_000;
const GRACE_MS = 5_000;

/**
 * Runs a command in a process group of its own and waits until the command itself is gone, however it went. What it
 * leaves behind in its group is killed then, so neither a killed child nor a forgotten one can hold the run up.
 * @returns {Promise<{ ok: boolean, why: string }>}
 */
export function runCommand(command, args, { cwd, env = process.env, limit = STAGE_MS } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
    let why = '';
    const kill = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // The group is gone already.
      }
    };
    const stop = (signal) => {
      why ||= `stopped by ${signal}`;
      kill(signal);
      setTimeout(() => kill('SIGKILL'), GRACE_MS).unref();
    };
    const timer = setTimeout(() => {
      why = `not done after ${Math.round(limit / 60_000)} minutes`;
      stop('SIGTERM');
    }, limit);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => stop(signal)]);
    for (const [signal, handler] of signals) process.on(signal, handler);
    const end = (ok, reason) => {
      clearTimeout(timer);
      for (const [signal, handler] of signals) process.off(signal, handler);
      kill('SIGKILL');
      resolve({ ok: ok && why === '', why: why || reason });
    };
    child.once('error', (error) => end(false, error.message));
    child.once('exit', (code, signal) =>
      end(code === 0, signal === null ? `exit status ${code}` : `killed by ${signal}`),
    );
  });
}
