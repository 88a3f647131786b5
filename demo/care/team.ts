// The people who answer. In a real shop they come from its own staff list.

export const TEAM_IDS = ['anna', 'marek', 'leila'] as const;
export type TeamId = (typeof TEAM_IDS)[number];

export interface TeamMember {
  readonly id: TeamId;
  readonly name: string;
  /** Address of a picture. Absolute, because it is shown in pages of another origin. */
  readonly avatar: string;
}

const NAMES: Readonly<Record<TeamId, string>> = { anna: 'Anna', marek: 'Marek', leila: 'Leila' };

/** @param care where the faces are served, for example `http://localhost:4101` */
export function teamAt(care: string): readonly TeamMember[] {
  return TEAM_IDS.map((id) => ({ id, name: NAMES[id], avatar: `${care}/faces/${id}.svg` }));
}
