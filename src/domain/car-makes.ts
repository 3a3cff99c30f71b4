/** Who makes cars, as their owners write it; a model in figures may follow those in the second list. */
const MAKES =
  'acura|alfa romeo|aston martin|audi|bentley|bmw|bugatti|buick|byd|cadillac|chery|chevrolet|chevy|chrysler|citroen|citroën|cupra|dacia|daewoo|daihatsu|datsun|dodge|ferrari|fiat|fisker|ford|freightliner|geely|genesis|gmc|great wall|haval|hino|holden|honda|hummer|hyundai|ineos|infiniti|isuzu|iveco|jaguar|jeep|kenworth|kia|lamborghini|lancia|land rover|lexus|lincoln|lucid|mahindra|maserati|maybach|mazda|mclaren|mercedes|mercedes benz|mercury|mg|mini|mini cooper|mitsubishi|nio|nissan|oldsmobile|opel|pagani|peterbilt|peugeot|plymouth|polestar|pontiac|porsche|ram|range rover|renault|rivian|rolls royce|saab|saturn|scion|seat|skoda|škoda|smart|ssangyong|subaru|suzuki|tesla|toyota|vauxhall|vinfast|volkswagen|vw|volvo|xpeng';
const MODELS_IN_FIGURES =
  'mazda|audi|bmw|fiat|peugeot|saab|ram|model|series|mustang|genesis|golf|ford|porsche|volvo|lexus';

export const KNOWN_MAKES: ReadonlySet<string> = new Set(MAKES.split('|'));
export const BEFORE_A_NUMBERED_MODEL: ReadonlySet<string> = new Set(MODELS_IN_FIGURES.split('|'));

/** What owners say of how it looks, before or behind its make. */
const COLOURS =
  'black|white|silver|gray|grey|blue|navy|red|green|brown|tan|beige|gold|orange|yellow|purple|maroon|burgundy|bronze|teal|pink|cream|champagne|negro|negra|blanco|blanca|plateado|plateada|gris|azul|rojo|roja|verde|marrón|marron|café|cafe|amarillo|amarilla|naranja|dorado|dorada|morado|morada';

export const COLOUR_WORDS: ReadonlySet<string> = new Set(COLOURS.split('|'));
