import { execFileSync } from 'node:child_process';

/** Builds the command line once before the end-to-end tests, from the sources they are about to judge. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
