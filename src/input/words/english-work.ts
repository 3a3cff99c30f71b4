import type { LanguageOfWork } from './meaning.ts';

/** Signs of worn brakes: alone they could be anything. */
const NOISES =
  'grinding|grinding noise|grinding sound|grinds|squeal|squeals|squealing|squeak|squeaks|squeaking|squeaky|screech|screeches|screeching|pulsing|pulsates|pulsating|shudder|shudders|vibrates|vibrating|vibration|shakes|shaking|shimmy|noise|noises|a noise|strange noise|weird noise|funny noise|sound|strange sound|weird sound|soft pedal|pedal is soft';

export const ENGLISH_WORK: LanguageOfWork = {
  services: {
    oil_change:
      'oil|oil change|change oil|change the oil|change my oil|oil and filter|oil filter|oil service|lube|lof|lube oil filter|oil changed|oil chg',
    brake_service:
      'brake|brakes|brake job|new brakes|new brake pads|new pads|new rotors|brake service|brake pads|brake pad|pads|rotors|brake rotors|pads and rotors|front brakes|rear brakes|brake check|brake inspection|brakes checked|brakes done|breaks',
    tire_rotation:
      'tire rotation|tyre rotation|rotate tires|rotate tyres|rotate the tires|rotate my tires|tires rotated|tire|tires|tyre|tyres|rotation|rotate',
    battery: 'battery|new battery|batteries|battery check|battery test|battery replacement|batt',
    alignment: 'alignment|wheel alignment|align|four wheel alignment|front end alignment',
    inspection:
      'inspection|state inspection|annual inspection|safety inspection|inspect|inspected|inspection sticker',
    diagnostics:
      'diagnostics|diagnostic|diag|diagnosis|diagnose|check engine|check engine light|engine light|check engine light is on|check engine light on|engine light is on|scan codes|code scan',
    complex_repair: 'complex repair',
  },
  symptoms: [
    {
      type: 'diagnostics',
      of: null,
      words:
        'leak|leaks|leaking|leaking oil|oil leak|leaks oil|oil is leaking|leaking coolant|coolant leak|leaking fluid|fluid leak|drips|dripping oil|burning oil|burns oil|stalling|stalls|keeps stalling|stalled|overheating|overheats|runs hot|lights are out|lights out|light is out|several lights are out|headlight is out|wont start|does not start|doesnt start|will not start|not starting|no start|hard start|dies|died|keeps dying|rattle|rattles|rattling|knocking|knocks|clunk|clunks|clunking|smoke|smokes|smoking|smells|smell|burning smell|misfire|misfires|misfiring|rough idle|idles rough|runs rough|no ac|ac not cold|ac is not cold|ac not working|ac is not working|ac isnt working|ac does not work|ac doesnt work|not cooling|no heat|heater not working|heater is not working|heater isnt working|heater does not work|heater doesnt work|warning light|warning light is on|dashboard light|no power|loses power|losing power|slipping|slips|jerks|jerking|hesitates|hesitation',
    },
    { type: 'diagnostics', of: 'brake_service', words: NOISES },
    {
      type: 'alignment',
      of: 'alignment',
      words:
        'pulls to the left|pulls to the right|pulls left|pulls right|pulling to the left|pulling to the right',
    },
  ],
  vague: [
    {
      types: ['diagnostics', 'inspection'],
      words: 'take a look|have a look|looked at|look over|a look|check up|checkup',
    },
    {
      types: [],
      words: 'tune up|tuneup|tune|full service|major service|minor service|maintenance|scheduled maintenance',
    },
  ],
};
