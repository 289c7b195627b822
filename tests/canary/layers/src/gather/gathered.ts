import type { Connection } from '../net/connection.ts';

export type Gathered = Connection;
