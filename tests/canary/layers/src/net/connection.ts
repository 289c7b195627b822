export interface Connection {
  readonly open: boolean;
}
