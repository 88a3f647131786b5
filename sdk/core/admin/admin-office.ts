import type { RandomBytes } from '../../protocol/ids.ts';
import type { Clock } from '../../runtime.ts';
import type { Store } from '../../stores/store.ts';
import type { ApplyOp } from '../apply-op.ts';
import type { ArticleDesk } from '../articles/article-desk.ts';
import type { ArticleEar } from '../articles/article-ear.ts';
import type { ShownFiles } from '../files/shown-files.ts';
import type { AuditLog } from './audit-log.ts';

/** What the options say of a site. */
export interface SiteFacts {
  readonly name: string;
  readonly origins: readonly string[];
  readonly team?: readonly {
    readonly id: string;
    readonly name: string;
    readonly avatar?: string;
  }[];
  readonly replyMinutes?: number;
}

/** What stands behind the API. */
export interface AdminOffice {
  readonly store: Store;
  readonly apply: ApplyOp;
  readonly audit: AuditLog;
  readonly sites: Readonly<Record<string, SiteFacts>>;
  /** Null when this server takes no files. */
  readonly shown: ShownFiles | null;
  readonly articles: ArticleDesk;
  readonly articleEar: ArticleEar;
  readonly clock: Clock;
  readonly random: RandomBytes;
}
