import { describe, expect, test } from 'vitest';
import { carsIn, peopleIn, readList } from '../../support/list-reading.ts';

describe('lists in the languages of customers, and of shops abroad', () => {
  test.each([
    {
      where: 'German: the name of the family beside the first name',
      region: 'DE',
      text:
        'Kundennummer;Name;Vorname;Tel.;Mobil;E-Mail;E-Mail-Typ;Amtl. Kennzeichen;FIN;Marke;Modell;Erstzulassung;Bemerkung\n' +
        '17;von Müller;Ana;030 123456;0151 23456789;a@x.de;SMTP;B-AB 1234;WVWZZZ1JZXW000001;VW;Golf;01.03.2018;nett\n',
      person: 'Ana von Müller | +4930123456 | a@x.de | nett\nMobil: 0151 23456789',
      car: '2018 VW Golf BAB1234 WVWZZZ1JZXW000001',
    },
    {
      where: 'French',
      region: 'FR',
      text:
        'Nom;Prénom;Téléphone fixe;Portable;Adresse e-mail;Immatriculation;N° de série;Marque;Modèle;Année;Remarques\n' +
        'Dupont;Éric;;06 12 34 56 78;e@x.fr;AB-123-CD;;Renault;Clio;2018;\n',
      person: 'Éric Dupont | +33612345678 | e@x.fr',
      car: '2018 Renault Clio AB123CD',
    },
    {
      where: 'Spanish: two names of families',
      region: 'ES',
      text:
        'Nombre;Apellidos;Teléfono móvil;Correo;Matrícula;Bastidor;Marca;Modelo;Año;Observaciones\n' +
        'Ana María;Pérez García;612 345 678;a@x.es;1234 BCD;;Seat;Ibiza;2018;x\n',
      person: 'Ana María Pérez García | +34612345678 | a@x.es | x',
      car: '2018 Seat Ibiza 1234BCD',
    },
    {
      where: 'Mexican: the modelo is the year',
      region: 'MX',
      text:
        'Nombre,Apellido Paterno,Apellido Materno,Celular,Placas,No. de serie,Marca,Submarca,Modelo\n' +
        'Ana,Pérez,López,044 55 1234 5678,ABC-12-34,,VW,Jetta,2018\n',
      person: 'Ana Pérez López | +525512345678',
      car: '2018 VW Jetta ABC1234',
    },
    {
      where: 'British',
      region: 'GB',
      text:
        'Title,Forename,Surname,Mobile,Email,VRM,Vehicle Make/Model,Year of Manufacture\n' +
        'Mrs,Ana,Perez,07700 900123,a@x.uk,AB12 CDE,Ford Focus,2018\n',
      person: 'Ana Perez | +447700900123 | a@x.uk',
      car: '2018 Ford Focus AB12CDE',
    },
    {
      where: 'Portuguese',
      region: 'BR',
      text:
        'Nome;Sobrenome;Telefone;Celular;E-mail;Placa;Chassi;Marca;Modelo;Ano\n' +
        'Ana;Silva;;(11) 91234-5678;a@x.br;ABC1D23;;Fiat;Uno;2018\n',
      person: 'Ana Silva | +5511912345678 | a@x.br',
      car: '2018 Fiat Uno ABC1D23',
    },
    {
      where: 'Italian',
      region: 'IT',
      text:
        'Cognome;Nome;Cellulare;Telefono;Targa;Telaio;Marca;Modello;Anno;Note\n' +
        'Rossi;Ana;333 1234567;;AB123CD;;Fiat;Panda;2018;\n',
      person: 'Ana Rossi | +393331234567',
      car: '2018 Fiat Panda AB123CD',
    },
    {
      where: 'Dutch',
      region: 'NL',
      text:
        'Voornaam;Achternaam;Mobiel;Kenteken;Merk;Model;Bouwjaar;Opmerkingen\n' +
        'Jan;Jansen;06 12345678;12-ABC-3;VW;Golf;2018;\n',
      person: 'Jan Jansen | +31612345678',
      car: '2018 VW Golf 12ABC3',
    },
  ])('$where', async ({ region, text, person, car }) => {
    expect(await peopleIn(text, region)).toEqual([person]);
    expect(await carsIn(text, region)).toEqual([car]);
  });
});

describe('a name in two columns, one of which is called Name', () => {
  test.each([
    ['Name,Surname\nAna,Pérez\n', 'Ana Pérez'],
    ['Name,Last Name\nAna Maria,Pérez\n', 'Ana Maria Pérez'],
    ['Name,First Name\nPérez,Ana\n', 'Ana Pérez'],
    ['Name;Vorname\nvon der Heide;Ana\n', 'Ana von der Heide'],
    ['Name,First Name\nAna Pérez,Ana\n', 'Ana Pérez'],
    ['Name,Surname\nAna Pérez,Pérez\n', 'Ana Pérez'],
    ['Name,First Name\nAcme Brake Supplies,Ana\n', 'Acme Brake Supplies | Contact: Ana'],
    ['Customer,First Name,Last Name\nAcme,Ana,Pérez\n', 'Acme | Contact: Ana Pérez'],
    ['Name;Vorname\nAcme GmbH;\n', 'Acme GmbH'],
  ])('%j', async (text, person) => {
    expect(await peopleIn(text)).toEqual([person]);
  });

  test('what a second column of names tells besides is kept', async () => {
    const text = 'Customer Name,Owner,Company,Account Name\nAna,Bo Lee,Acme,Big Fleet\n';
    expect(await peopleIn(text)).toEqual(['Ana | Company: Acme\nOwner: Bo Lee\nAccount Name: Big Fleet']);
  });
});

test('phones and addresses of the shop’s own people are not the customer’s', async () => {
  const text =
    'User Email,Technician Phone,Service Advisor Phone,Shop Phone,Invitee Name,Invitee Email,Text Reminder Number\n' +
    'maria@shop.example,2125550101,2125550102,2125550103,Ana Pérez,ana@x.example,2125550134\n';
  expect(await peopleIn(text)).toEqual(['Ana Pérez | +12125550134 | ana@x.example']);
  expect((await readList(text)).ignoredColumns).toEqual([
    'User Email',
    'Technician Phone',
    'Service Advisor Phone',
    'Shop Phone',
  ]);
});

test('the address of a client is taken, and the program that reads it is not one', async () => {
  expect(await peopleIn('Name,Email Client,Client Email\nAna,Outlook,ana@x.example\n')).toEqual([
    'Ana | ana@x.example',
  ]);
});
