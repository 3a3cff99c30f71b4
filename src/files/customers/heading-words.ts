import type { Field } from './fields.ts';

/** Headings that mean one thing as a whole: their words written together, without numbers. */
export const WHOLE_HEADINGS = table({
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
export const WHOSE =
  /^(?:customers?|clients?|cust|contacts?|owners?|primary|main|billing|invitees?|attendees?|guests?|drivers?|bookers?)+(?=first|given|fore|fname|middle|last|family|sur|lname|(?:full)?name$)/;

export const PHONE_WORDS =
  words(`phone phones telephone tel mobile cell cellular cellphone mobilephone homephone workphone landline
  handphone callback ph phonenumber mobilenumber cellnumber customerphone primaryphone telefono telefonos
  celular movil fijo fixe whatsapp telefon telefone telefonnummer mobiltelefon mobil mobilnummer mobilnr
  handy handynummer handynr rufnummer festnetz tele portable gsm cellulare telemovel telefoon telefoonnummer
  mobiel`);
/** What is told about a phone. */
export const NO_PHONE_WORDS =
  words(`type label labels ext extn extension fax telefax carrier opt optin optout in consent verified valid
  status country code area prefix note notes comment time date day pager telex isdn tty tdd radio emergency
  referral format call calls count id make model system typ tipo art tipus soort`);
export const EMAIL_WORDS = words('email emails emailaddress customeremail correo courriel');
export const NO_EMAIL_WORDS =
  words(`type label labels display opt optin optout in consent verified valid status domain subscription
  subscribed subscriber permission preference preferences marketing format id source confirmed date time
  count sent last first bounced bounce hard clicks opens open note notes reason list lists update typ tipo
  art angezeigter anzeigename affiche mostrado visualizzato soort`);

/** Whose phone or address it is, where it is not the customer's: one of the shop's people, or of another business. */
export const OTHERS_WORDS =
  words(`assistant assistants spouse spouses manager managers provider providers user users staff employee
  employees technician technicians tech mechanic advisor advisors adviser writer rep salesperson salesman
  agent agents host hosts organizer organiser shop store location branch dealer dealership vendor supplier
  insurance insurer adjuster lender lienholder created updated booked assigned sender reply assistent
  assistentin berater mitarbeiter werkstatt filiale asesor mecanico taller sucursal conseiller mecanicien
  garage atelier`);

/** Of the car's own columns every word is known: "License Plate State" and "VIN last 8" are something else. */
export const CAR_COLUMNS = (
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

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

function table(headings: Readonly<Partial<Record<Field, string>>>): ReadonlyMap<string, Field> {
  const all = Object.entries(headings) as [Field, string][];
  return new Map(
    all.flatMap(([field, known]) => [...words(known)].map((heading) => [heading, field] as const)),
  );
}
