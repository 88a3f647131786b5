import type { Preview, Role } from '../../protocol/model.ts';

export const PREVIEW_MAX_CHARS = 140;

/** The beginning of a message on one line, never cut inside a character. */
export function previewOf(text: string, by: Role, at: number): Preview {
  const line = text.slice(0, PREVIEW_MAX_CHARS).replace(/\s+/g, ' ');
  return { text: line.replace(/[\ud800-\udbff]$/, ''), by, at };
}
