/** What bay takes from a customer list. */
export type Field =
  | 'name'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'suffix'
  | 'company'
  | 'phone'
  | 'email'
  | 'notes'
  | 'plate'
  | 'vin'
  | 'make'
  | 'model'
  | 'year'
  | 'car'
  | 'reason';

/** The heading under which bay itself writes why a line was left out. */
export const REASON_HEADING = 'Left out because';

/** A line tells of one car, in one column for each of these. */
export const CAR_FIELDS: ReadonlySet<Field> = new Set(['plate', 'vin', 'make', 'model', 'year', 'car']);

/** No program has longer ones; longer cells are somebody's text. */
const MOST_HEADING_CHARACTERS = 60;

/** Headings that mean one thing as a whole: their words written together, without numbers. */
const WHOLE = table({
  name: `name fullname customer customername customerfullname customerdisplayname nameofcustomer client clientname
    clientfullname custname customersname namelastfirst lastfirst lastnamefirstname firstlast firstnamelastname billtoname contactfullname contact contactname displayname owner ownername ownersname ownerfullname vehicleowner nombre
    nombrecompleto nombredelcliente cliente kunde kundenname nomcomplet`,
  firstName: 'first firstname givenname forename fname prenom vorname primernombre',
  middleName: 'middle middlename middleinitial mi additionalname',
  lastName: 'last lastname familyname surname lname apellido apellidos nom nomdefamille nachname',
  suffix: 'suffix namesuffix',
  company: `company companyname business businessname organization organizationname organisation organisationname
    associatedcompany accountname fleetname firm empresa compania societe firma`,
  phone: 'contactnumber contactno homenumber worknumber worktel hometel',
  email: 'mail emailid correo correoelectronico courriel adressedemessagerie',
  notes:
    'notes note comments comment remarks memo customernotes customernote internalnotes vehiclenotes notas comentarios remarques notizen bemerkungen',
  plate:
    'licenseplatenumber licenceplatenumber platenumber registrationnumber licensenumber numberplate placa placas matricula immatriculation kennzeichen',
  vin: 'vinnumber vehiclevin vehicleidentificationnumber chassisnumber',
  make: 'vehiclemake carmake marca marque marke hersteller',
  model: 'vehiclemodel carmodel modelo modele modell',
  year: 'vehicleyear caryear modelyear ano annee baujahr',
  car: `vehicle vehicles car cars auto automobile vehiclename carname vehicleinfo vehicledescription cardescription
    vehicledetails vehicleyearmakemodel yearmakemodel makemodel ymm`,
  reason: 'leftoutbecause',
});

/** Whose name it is, in front of the heading of a part of a name. */
const WHOSE =
  /^(?:customers?|clients?|cust|contacts?|owners?|primary|main|billing)+(?=first|given|fore|fname|middle|last|family|sur|lname)/;

const PHONE =
  words(`phone phones telephone tel mobile cell cellular cellphone mobilephone homephone workphone landline
  handphone callback ph phonenumber mobilenumber cellnumber customerphone primaryphone telefono telefonos celular movil
  telefon telefonnummer mobiltelefon handynummer tele portable`);
/** What is told about a phone, or somebody else's. */
const NO_PHONE =
  words(`type label labels ext extn extension fax carrier opt optin optout in consent verified valid status
  country code area prefix note notes comment time date day pager telex isdn tty tdd radio assistant assistants emergency
  spouse spouses manager managers referral provider format call calls count id make model system`);
const EMAIL = words('email emails emailaddress customeremail');
const NO_EMAIL =
  words(`type label labels display opt optin optout in consent verified valid status domain subscription
  subscribed subscriber permission preference preferences marketing client format id source confirmed date time count sent
  last first bounced bounce hard clicks opens open note notes assistant assistants reason list lists
  update`);

/** Of the car's own columns every word is known: "License Plate State" and "VIN last 8" are something else. */
const CAR_COLUMNS = (
  [
    [
      'plate',
      'plate license licence lic tag registration reg rego regno licenseplate licenceplate',
      'number no num current',
    ],
    ['vin', 'vin', 'number no num full chassis'],
    ['year', 'year yr', 'model number'],
    ['make', 'make manufacturer', 'name'],
    ['model', 'model', 'name'],
  ] as const
).map(([field, keys, others]) => ({
  field,
  keys: words(keys),
  all: words(`${keys} ${others} vehicle vehicles car cars auto automobile veh customer 1`),
}));

/** `Home`, `Work`: a phone in a list that also has one of `isKindOfPhone`. In another list it may as well be an address. */
export function isPhonePlace(heading: string): boolean {
  return /^(?:home|work|office|other)$/i.test(heading.trim());
}

/** `Mobile`, `Fax`: what only a phone is called, without the word. */
export function isKindOfPhone(heading: string): boolean {
  return /^(?:mobile|cell|cellular|fax|pager)$/i.test(heading.trim());
}

/** True of a second car's columns: they must not be mixed up with the first one's. */
function isOfAnotherCar(words: readonly string[]): boolean {
  return words.some((word) => /^\d+$/.test(word) && word !== '1');
}

/** What a column holds, by its heading; null for what bay has no use for, and for what is no heading. */
export function fieldOf(heading: string): Field | null {
  const all = headingWords(heading);
  if (all.length === 0) return null;
  const plain = all.filter((word) => !/^\d+$/.test(word)).join('');
  const whole = WHOLE.get(plain) ?? WHOLE.get(plain.replace(WHOSE, ''));
  if (whole !== undefined) return CAR_FIELDS.has(whole) && isOfAnotherCar(all) ? null : whole;
  if (all.some((word) => PHONE.has(word)) && !all.some((word) => NO_PHONE.has(word))) return 'phone';
  if (all.some((word) => EMAIL.has(word)) && !all.some((word) => NO_EMAIL.has(word))) return 'email';
  const car = CAR_COLUMNS.find(
    (column) => all.some((word) => column.keys.has(word)) && all.every((word) => column.all.has(word)),
  );
  return car?.field ?? null;
}

/** Lower case and without accents; `Phone1Value`, `phone_1_value` and "Phone 1 - Value" are the same words. */
function headingWords(heading: string): string[] {
  const text = heading.trim();
  if (text === '' || text.length > MOST_HEADING_CHARACTERS) return [];
  const ascii = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/[^\x20-\x7e]/g, '');
  return ascii
    .replaceAll("'", '')
    .replaceAll(/([a-z])([A-Z\d])|(\d)([A-Za-z])/g, '$1$3 $2$4')
    .toLowerCase()
    .replaceAll(/\be[\s_-]+mail/g, 'email')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

function table(headings: Readonly<Partial<Record<Field, string>>>): ReadonlyMap<string, Field> {
  const all = Object.entries(headings) as [Field, string][];
  return new Map(
    all.flatMap(([field, known]) => [...words(known)].map((heading) => [heading, field] as const)),
  );
}
