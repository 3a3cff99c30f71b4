import { expect, test } from 'vitest';
import { qualifies, skillsAsked, skillsLacking } from '../../src/domain/skill.ts';

const withSkills = (...skills: string[]) => ({ skills });
const crew = {
  bays: [withSkills('lift'), withSkills()],
  technicians: [withSkills('brakes'), withSkills()],
};

test.each([
  { name: 'a skill that only bays list is asked of bays', skill: 'lift', bay: true, technician: false },
  {
    name: 'a skill that only technicians list is asked of them',
    skill: 'brakes',
    bay: false,
    technician: true,
  },
  {
    name: 'a skill that nobody lists is asked of technicians',
    skill: 'hybrid',
    bay: false,
    technician: true,
  },
])('$name', ({ skill, bay, technician }) => {
  expect(skillsAsked('bay', [skill], crew)).toEqual(bay ? [skill] : []);
  expect(skillsAsked('technician', [skill], crew)).toEqual(technician ? [skill] : []);
});

test('a skill that both list is asked of both', () => {
  const both = { bays: [withSkills('ev'), withSkills()], technicians: [withSkills('ev'), withSkills()] };
  expect(qualifies('bay', withSkills('ev'), ['ev'], both)).toBe(true);
  expect(qualifies('bay', withSkills(), ['ev'], both)).toBe(false);
  expect(qualifies('technician', withSkills(), ['ev'], both)).toBe(false);
});

test('in a shop without technicians a skill that no bay lists is not asked', () => {
  expect(qualifies('bay', withSkills(), ['hybrid'], { bays: [withSkills()], technicians: [] })).toBe(true);
});

test('what is lacking is named in the order in which the job asks', () => {
  expect(skillsLacking('technician', withSkills('brakes'), ['hybrid', 'brakes', 'glass'], crew)).toEqual([
    'hybrid',
    'glass',
  ]);
  expect(skillsLacking('technician', withSkills(), [], crew)).toEqual([]);
});
