/** Who makes cars, as their owners write it; a model in figures may follow those in the second list. */
const MAKES =
  'acura|alfa romeo|audi|bmw|buick|cadillac|chevrolet|chevy|chrysler|dodge|fiat|ford|genesis|gmc|honda|hyundai|infiniti|isuzu|jaguar|jeep|kia|land rover|lexus|lincoln|mazda|mercedes|mercedes benz|mercury|mini|mini cooper|mitsubishi|nissan|oldsmobile|peugeot|plymouth|pontiac|porsche|ram|range rover|renault|rivian|saab|saturn|scion|seat|skoda|smart|subaru|suzuki|tesla|toyota|volkswagen|vw|volvo';
const MODELS_IN_FIGURES =
  'mazda|audi|bmw|fiat|peugeot|saab|ram|model|series|mustang|genesis|golf|ford|porsche|volvo|lexus';

export const KNOWN_MAKES: ReadonlySet<string> = new Set(MAKES.split('|'));
export const BEFORE_A_NUMBERED_MODEL: ReadonlySet<string> = new Set(MODELS_IN_FIGURES.split('|'));
