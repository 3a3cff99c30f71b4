import { getCountries } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { timeFormatOf } from '../../src/domain/time-format.ts';

/** Of these CLDR says nothing by themselves, and ICU writes them as the country that they belong or belonged to. */
const UNSAID = new Set('AC BQ CC CW HT MV TA TK TV'.split(' '));

test('a region has the hours of the language that most speak there, as this Node writes them', () => {
  const differing = getCountries().filter((region) => {
    const { language } = new Intl.Locale(`und-${region}`).maximize();
    if (UNSAID.has(region) || language === 'und') return false;
    const { hourCycle } = new Intl.DateTimeFormat(`${language}-${region}`, {
      hour: 'numeric',
    }).resolvedOptions();
    const written = hourCycle === 'h12' || hourCycle === 'h11' ? '12h' : '24h';
    return timeFormatOf({ timeFormat: 'region', phoneRegion: region }) !== written;
  });
  expect(differing).toEqual([]);
});

test.each([
  { timeFormat: 'region', phoneRegion: 'us', written: '12h' },
  { timeFormat: 'region', phoneRegion: 'MX', written: '12h' },
  { timeFormat: 'region', phoneRegion: 'GB', written: '24h' },
  { timeFormat: '24h', phoneRegion: 'US', written: '24h' },
  { timeFormat: '12h', phoneRegion: 'GB', written: '12h' },
] as const)('$timeFormat in $phoneRegion is $written', ({ written, ...shop }) => {
  expect(timeFormatOf(shop)).toBe(written);
});
