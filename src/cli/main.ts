import './engine-flags.ts';
import { CommanderError } from 'commander';
import { readEnvironment } from '../app/environment.ts';
import { toolVersion } from '../app/load.ts';
import { createProgram } from './program.ts';

const EXIT_OF_SECOND_INTERRUPT = 3;
const EXIT_OF_BREAKDOWN = 4;

/** Arguments in, exit code out; whatever is thrown here is a bug of the tool itself (exit 4). */
async function main(): Promise<number> {
  const stop = new AbortController();
  let interrupts = 0;
  const interrupt = () => {
    if (++interrupts > 1) process.exit(EXIT_OF_SECOND_INTERRUPT);
    process.stderr.write('\n正在结束，已检查的结果会保留；再按一次 Ctrl-C 立即退出。\n');
    stop.abort('cancelled');
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const outcome = { code: 0 };
  const environment = readEnvironment(process.env);
  const program = createProgram({ environment, signal: stop.signal, outcome }).version(await toolVersion());
  try {
    await program.parseAsync(process.argv);
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    tell(error);
    return EXIT_OF_BREAKDOWN;
  }
}

function tell(error: unknown): void {
  process.stderr.write(
    `gov-audit: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}

// Thrown where nobody waits for it: Node's own exit code would be that of a gate which was not met.
process.on('uncaughtException', (error) => {
  tell(error);
  process.exit(EXIT_OF_BREAKDOWN);
});

// A pipe that is closed by its reader (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const code = await main();
await new Promise((resolve) => process.stdout.write('', resolve));
process.exit(code);
