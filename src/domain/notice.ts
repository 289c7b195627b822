/** Where the result of a run is sent. Holds secrets: never written to a log, a manifest or a message. */
export type NoticeTarget =
  | {
      readonly kind: 'wecom' | 'dingtalk' | 'feishu';
      readonly url: string;
      /** With which the message is signed (DingTalk, Feishu); `null`: unsigned. */
      readonly secret: string | null;
    }
  | {
      readonly kind: 'smtp';
      readonly host: string;
      readonly port: number;
      /** `always`: TLS from the first byte; `upgrade`: STARTTLS, demanded wherever a password is sent; `none`: never. */
      readonly tls: 'always' | 'upgrade' | 'none';
      readonly user: string;
      readonly password: string;
      readonly from: string;
      readonly to: readonly string[];
    };

/** The result of a run, in the lengths that messages need. */
export interface Notice {
  readonly title: string;
  /** Markdown of at most 1,000 characters. */
  readonly long: string;
}

/** How a target is named in messages: its kind and host, nothing else of it. */
export function noticeName(target: NoticeTarget): string {
  return `${target.kind} ${target.kind === 'smtp' ? `${target.host}:${target.port}` : new URL(target.url).host}`;
}
