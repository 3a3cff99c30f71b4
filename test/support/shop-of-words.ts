import type { ShopWords } from '../../src/input/words/shop-words.ts';
import { wordsOfShop } from '../../src/usecases/shop/words-of-shop.ts';

/** The words of a shop with the usual services, three bays, and Maria, Joe and Sam. */
export function aShopOfWords(): ShopWords {
  return wordsOfShop({
    services: [
      { type: 'oil_change', name: 'Oil change' },
      { type: 'tire_rotation', name: 'Tire rotation' },
      { type: 'inspection', name: 'Inspection' },
      { type: 'brake_service', name: 'Brake service' },
      { type: 'diagnostics', name: 'Diagnostics' },
      { type: 'battery', name: 'Battery' },
      { type: 'alignment', name: 'Alignment' },
      { type: 'complex_repair', name: 'Complex repair' },
    ],
    bays: [{ name: 'Bay 1' }, { name: 'Bay 2' }, { name: 'Rack' }],
    technicians: [{ name: 'Maria' }, { name: 'Joe' }, { name: 'Sam' }],
  });
}
