/** What bay takes from a customer list. */
export type Field =
  | 'name'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'secondLastName'
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

/** A line tells of each car in one column for each of these. */
export const CAR_FIELDS: ReadonlySet<Field> = new Set(['plate', 'vin', 'make', 'model', 'year', 'car']);

/** No program has longer ones; longer cells are somebody's text. */
const MOST_HEADING_CHARACTERS = 60;

/** Headings that mean one thing as a whole: their words written together, without numbers. */
const WHOLE = table({
  name: `name fullname customer customername customerfullname customerdisplayname nameofcustomer client
    clientname clientfullname custname customersname namelastfirst lastfirst lastnamefirstname firstlast
    firstnamelastname billtoname contactfullname contact contactname displayname owner ownername ownersname
    ownerfullname vehicleowner nombre nombrecompleto nombredelcliente nombrecliente nombreyapellidos
    nombreyapellido apellidosynombre cliente propietario titular razonsocialnombre kunde kunden kundenname
    namedeskunden halter fahrzeughalter namevorname vornamename vornamenachname nomcomplet nomprenom
    nometprenom nomduclient nome nomecompleto nomecognome cognomenome nomeecognome nomecliente nomedocliente
    proprietario intestatario naam volledigenaam klant klantnaam`,
  firstName: `first firstname givenname forename fname prenom prenoms vorname rufname primernombre nombres
    nombredepila voornaam roepnaam primeironome nomeproprio`,
  middleName: 'middle middlename middleinitial mi additionalname segundonombre',
  lastName: `last lastname familyname surname lname apellido apellidos apellidopaterno primerapellido
    paterno nom nomdefamille nachname familienname zuname cognome sobrenome apelido achternaam`,
  secondLastName: 'apellidomaterno segundoapellido materno',
  suffix: 'suffix namesuffix',
  company: `company companyname business businessname organization organizationname organisation
    organisationname associatedcompany accountname fleetname firm empresa nombredelaempresa nomedaempresa
    compania razonsocial societe entreprise raisonsociale nomentreprise firma firmenname unternehmen azienda
    ragionesociale bedrijf bedrijfsnaam`,
  phone:
    'contactnumber contactno homenumber worknumber worktel hometel textnumber textremindernumber smsnumber',
  email: `mail mailadresse adressemail emailid correo correoelectronico courriel adressedemessagerie
    adressecourriel postaelettronica`,
  notes: `notes note comments comment remarks memo customernotes customernote clientnotes clientnote
    privatenotes privatenote internalnotes internalnote vehiclenotes notas nota comentarios observaciones
    observacoes remarques commentaires commentaire observations notizen notiz bemerkung bemerkungen
    anmerkung anmerkungen kommentar opmerking opmerkingen osservazioni`,
  plate: `licenseplatenumber licenceplatenumber platenumber registrationnumber registrationmark
    licensenumber numberplate vrm vrn placa placas placasauto numerodeplaca numerodeplacas matricula patente
    immatriculation plaquedimmatriculation numerodimmatriculation noimmatriculation kennzeichen
    kfzkennzeichen autokennzeichen amtlkennzeichen amtlicheskennzeichen polizeilicheskennzeichen
    nummernschild targa targaveicolo kenteken`,
  vin: `vinnumber vehiclevin vehicleidentificationnumber chassisnumber numerodeserie nodeserie niv bastidor
    numerodebastidor chasis numerodechasis chassi numerochassi numerodechassis telaio numerotelaio
    numeroditelaio vinfin finvin fahrgestellnummer fahrgestellnr fahrgestell fahrzeugidentnummer
    fahrzeugidentnr fahrzeugidentifizierungsnummer fahrzeugidentifikationsnummer chassisnummer`,
  make: 'vehiclemake carmake marca marque marke merk hersteller fabricante automarke',
  model: 'vehiclemodel carmodel modelo modele modell modello submarca fahrzeugmodell',
  year: `vehicleyear caryear modelyear yearofmanufacture yearbuilt ano anomodelo anodelvehiculo anodomodelo
    annee anneemodele anno annoimmatricolazione jahr baujahr modelljahr erstzulassung ez bouwjaar`,
  car: `vehicle vehicles car cars auto automobile vehiclename carname vehicleinfo vehicledescription
    cardescription vehicledetails vehicleyearmakemodel yearmakemodel makemodel makeandmodel makemodelyear
    vehiclemakemodel ymm vehiculo vehicule voiture fahrzeug veicolo veiculo coche carro voertuig`,
  reason: 'leftoutbecause',
});

/** Whose it is, in front of the heading of a name or of a part of one. */
const WHOSE =
  /^(?:customers?|clients?|cust|contacts?|owners?|primary|main|billing|invitees?|attendees?|guests?|drivers?|bookers?)+(?=first|given|fore|fname|middle|last|family|sur|lname|(?:full)?name$)/;

const PHONE =
  words(`phone phones telephone tel mobile cell cellular cellphone mobilephone homephone workphone landline
  handphone callback ph phonenumber mobilenumber cellnumber customerphone primaryphone telefono telefonos
  celular movil fijo fixe whatsapp telefon telefone telefonnummer mobiltelefon mobil mobilnummer mobilnr
  handy handynummer handynr rufnummer festnetz tele portable gsm cellulare telemovel telefoon telefoonnummer
  mobiel`);
/** What is told about a phone. */
const NO_PHONE =
  words(`type label labels ext extn extension fax telefax carrier opt optin optout in consent verified valid
  status country code area prefix note notes comment time date day pager telex isdn tty tdd radio emergency
  referral format call calls count id make model system typ tipo art tipus soort`);
const EMAIL = words('email emails emailaddress customeremail correo courriel');
const NO_EMAIL =
  words(`type label labels display opt optin optout in consent verified valid status domain subscription
  subscribed subscriber permission preference preferences marketing format id source confirmed date time
  count sent last first bounced bounce hard clicks opens open note notes reason list lists update typ tipo
  art angezeigter anzeigename affiche mostrado visualizzato soort`);

/** Whose phone or address it is, where it is not the customer's: one of the shop's people, or of another business. */
const OTHERS =
  words(`assistant assistants spouse spouses manager managers provider providers user users staff employee
  employees technician technicians tech mechanic advisor advisors adviser writer rep salesperson salesman
  agent agents host hosts organizer organiser shop store location branch dealer dealership vendor supplier
  insurance insurer adjuster lender lienholder created updated booked assigned sender reply assistent
  assistentin berater mitarbeiter werkstatt filiale asesor mecanico taller sucursal conseiller mecanicien
  garage atelier`);

/** Of the car's own columns every word is known: "License Plate State" and "VIN last 8" are something else. */
const CAR_COLUMNS = (
  [
    [
      'plate',
      'plate plates license licence lic tag tags registration reg rego regno licenseplate licenceplate',
      'number no num current',
    ],
    ['vin', 'vin vins', 'number no num full chassis'],
    ['year', 'year yr', 'model number'],
    ['make', 'make mk manufacturer', 'name'],
    ['model', 'model mdl', 'name'],
  ] as const
).map(([field, keys, others]) => ({
  field,
  keys: words(keys),
  all: words(`${keys} ${others} vehicle vehicles car cars auto automobile veh unit customer`),
}));

/** `Home`, `Work`: a phone in a list that also has one of `isKindOfPhone`. In another list it may as well be an address. */
export function isPhonePlace(heading: string): boolean {
  return /^(?:home|work|office|other)$/i.test(heading.trim());
}

/** `Mobile`, `Fax`: what only a phone is called, without the word. */
export function isKindOfPhone(heading: string): boolean {
  return /^(?:mobile|cell|cellular|fax|pager)$/i.test(heading.trim());
}

/** A name that may be that of the family or of the person alone, where the other one has a column. */
export function isBareName(heading: string): boolean {
  return /^(?:name|nombre|nome|naam)$/i.test(heading.trim());
}

/** Where people are asked so for their first names, `Name` is the family's. */
export function isFirstBesideFamily(heading: string): boolean {
  return /^(?:vorname|voornaam|pr[eé]nom)/i.test(heading.trim());
}

/** What a car is, in one country, and when it was made, in another: `Marca, Submarca, Modelo`. */
export function isModelo(heading: string): boolean {
  return /^modelo$/i.test(heading.trim());
}

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['primary', 1],
  ['main', 1],
  ['a', 1],
  ['second', 2],
  ['secondary', 2],
  ['b', 2],
  ['third', 3],
  ['c', 3],
  ['other', 8],
  ['additional', 9],
]);
const MOST_CARS = 9;

/** Which of a line's cars a heading is of: `Vehicle 2 Make`, `Year2`, `2nd Car`; null where it has no number. */
export function carNumber(heading: string): number | null {
  const words = headingWords(heading);
  const number = words.find((word) => /^\d+$/.test(word));
  const ordinal = words.find((word) => ORDINALS.has(word));
  return number === undefined ? (ORDINALS.get(ordinal ?? '') ?? null) : Number(number);
}

/** The words of a car's heading without those that say which of the cars it is of. */
function wordsOfCar(words: readonly string[]): string[] {
  return words.filter((word) => !/^(?:\d+|st|nd|rd|th)$/.test(word) && !ORDINALS.has(word));
}

/** `VIN last 8` is the eighth car's VIN as little as `2019 make` is that of a car. */
function isCarNumber(words: readonly string[]): boolean {
  const numbers = words.filter((word) => /^\d+$/.test(word));
  return numbers.length < 2 && numbers.every((number) => Number(number) <= MOST_CARS);
}

/** What a column holds, by its heading; null for what bay has no use for, and for what is no heading. */
export function fieldOf(heading: string): Field | null {
  const all = headingWords(heading);
  if (all.length === 0) return null;
  const plain = all.filter((word) => !/^\d+$/.test(word)).join('');
  // Of a Spanish calendar it is the end.
  if (heading.trim() === 'FIN') return 'vin';
  const whole = WHOLE.get(plain) ?? WHOLE.get(plain.replace(WHOSE, ''));
  if (whole !== undefined) return CAR_FIELDS.has(whole) && !isCarNumber(all) ? null : whole;
  const isOthers = all.some((word) => OTHERS.has(word));
  const tells = (of: ReadonlySet<string>, about: ReadonlySet<string>) =>
    !isOthers && all.some((word) => of.has(word)) && !all.some((word) => about.has(word));
  if (tells(PHONE, NO_PHONE)) return 'phone';
  if (tells(EMAIL, NO_EMAIL) && all.at(-1) !== 'client') return 'email';
  if (!isCarNumber(all)) return null;
  const ofCar = wordsOfCar(all);
  const car = WHOLE.get(ofCar.join(''));
  if (car !== undefined && CAR_FIELDS.has(car)) return car;
  const column = CAR_COLUMNS.find(
    (one) => ofCar.some((word) => one.keys.has(word)) && ofCar.every((word) => one.all.has(word)),
  );
  return column?.field ?? null;
}

/** Lower case and without accents; `Phone1Value`, `phone_1_value` and "Phone 1 - Value" are the same words. */
function headingWords(heading: string): string[] {
  const text = heading.trim();
  if (text === '' || text.length > MOST_HEADING_CHARACTERS) return [];
  const ascii = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/[^\x20-\x7e]/g, '');
  return ascii
    .replaceAll("'", '')
    .replaceAll(/([a-z])([A-Z])|([A-Za-z])(\d)|(\d)([A-Za-z])/g, '$1$3$5 $2$4$6')
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
