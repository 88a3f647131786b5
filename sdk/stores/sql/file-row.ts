import type { Selectable } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { FileRow } from '../store.ts';
import { isStorable, storableName, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

/** A row of the table → one of the port. */
export function fileRow(stored: Selectable<Tables['files']>): FileRow {
  return {
    site: stored.site,
    id: stored.id,
    owner: { role: stored.owner_role as FileRow['owner']['role'], id: stored.owner },
    object: stored.object,
    name: stored.name,
    type: stored.type,
    declaredBytes: stored.declared_bytes,
    bytes: stored.bytes,
    hash: stored.hash,
    width: stored.width,
    height: stored.height,
    state: stored.state as FileRow['state'],
    conversation: stored.conversation,
    op: stored.op,
    createdAt: stored.created_at,
  };
}

/** In the order of `FILE_COLUMNS`. */
export function fileValues(file: FileRow): readonly unknown[] {
  return [
    file.site,
    file.id,
    file.owner.role,
    file.owner.id,
    file.object,
    storableName(file.name) ?? '',
    file.type,
    file.declaredBytes,
    file.bytes,
    file.hash,
    file.width,
    file.height,
    file.state,
    file.conversation,
    file.op,
    file.createdAt,
  ];
}

/** @throws CareError `bad-request` for an id no engine can hold */
export function checkFile({ site, id, owner, object, type }: FileRow): void {
  for (const [name, one] of Object.entries({ site, file: id, owner: owner.id, object, type }))
    if (!isStorable(one)) throw new CareError('bad-request', unstorable(name));
}
