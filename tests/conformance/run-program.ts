/** Starts a program and waits for its end; what it said goes into the error when it fails. */
import { spawn } from 'node:child_process';

export interface ProgramRun {
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What the program wrote to stdout. Rejects unless it ends with exit code 0. */
export function runProgram(path: string, run: ProgramRun): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, run.arguments, {
      cwd: run.folder,
      env: run.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', error: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.error += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said.out);
      else
        reject(new Error(`${path} ${run.arguments.join(' ')}\nended with ${code}\n${said.out}${said.error}`));
    });
  });
}
