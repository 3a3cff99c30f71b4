import type { Shop } from './shop.ts';

/** Whom a skill can be asked of. */
export type Kind = 'bay' | 'technician';

interface Skilled {
  readonly skills: readonly string[];
}

/** The bays and technicians among whom a skill is known or not. */
export type Crew = {
  readonly [K in keyof Pick<Shop, 'bays' | 'technicians'>]: readonly Skilled[];
};

function isListed(skill: string, by: readonly Skilled[]): boolean {
  return by.some(({ skills }) => skills.includes(skill));
}

/**
 * The skills of `required` that a job asks of bays, or of technicians. A skill is asked of those kinds that know it:
 * one that only bays list is no business of technicians, and the other way round. One that nobody lists is asked of
 * the technicians, so that it is missed rather than overlooked; a shop without technicians cannot miss it.
 */
export function skillsAsked(kind: Kind, required: readonly string[], crew: Crew): string[] {
  return required.filter((skill) => {
    const byBays = isListed(skill, crew.bays);
    if (kind === 'bay') return byBays;
    return isListed(skill, crew.technicians) || !byBays;
  });
}

/** The required skills that this bay or technician lacks, in the order required; none means qualified. */
export function skillsLacking(kind: Kind, who: Skilled, required: readonly string[], crew: Crew): string[] {
  return skillsAsked(kind, required, crew).filter((skill) => !who.skills.includes(skill));
}

/** True when this bay or technician has every skill that the job asks of its kind. */
export function qualifies(kind: Kind, who: Skilled, required: readonly string[], crew: Crew): boolean {
  return skillsLacking(kind, who, required, crew).length === 0;
}

/** How many of its skills there are services for: the more, the more jobs may need just this bay or technician. */
export function soughtAfter(
  who: Skilled | undefined,
  { services }: { readonly services: readonly Skilled[] },
): number {
  return who?.skills.filter((skill) => isListed(skill, services)).length ?? 0;
}
