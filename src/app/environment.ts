import { type Environment, readEnvironment as read } from '../config/environment.ts';

export type { Environment };

/** The environment, read once by the command line. */
export function readEnvironment(env: { readonly [name: string]: string | undefined }): Environment {
  return read(env);
}
